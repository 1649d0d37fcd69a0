import type { RecordType, Row } from './shapes'

/**
 * What a record is called: its title field, and where that refers to another record, that one's title. One that has no title yet goes
 * by the first record that it refers to: an appraisal without a number by its case.
 */
export const titleOf = (type: Pick<RecordType, 'title'>, row: Row): string =>
  row.titles?.[type.title] ?? String(row[type.title] || Object.values(row.titles ?? {})[0] || row.id)
