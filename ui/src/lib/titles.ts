import type { RecordType, Row } from './shapes'

/** What a record is called: its title field, and where that refers to another record, that one's title. */
export const titleOf = (type: Pick<RecordType, 'title'>, row: Row): string => row.titles?.[type.title] ?? String(row[type.title] ?? row.id)
