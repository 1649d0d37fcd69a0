import { queryOptions } from '@tanstack/react-query'

import { call, get } from '@/lib/api'
import { refreshRecords } from '@/lib/queries'
import type { JournalEntry, Page, RecordType, Row } from '@/lib/shapes'

export interface Written {
  id: string
  version: number
}

export type Values = Record<string, unknown>

const changing = async <T>(request: Promise<T>) => {
  const answer = await request
  await refreshRecords()
  return answer
}

export const createRecord = (type: string, values: Values) => changing(call<Written>('POST', `/records/${type}`, { body: values }))

export const editRecord = (row: Row, values: Values) =>
  changing(call<Written>('PATCH', `/records/${row.type}/${row.id}`, { body: values, headers: { 'If-Match': `"${row.version}"` } }))

export const removeRecord = (row: Row) =>
  changing(call<Written>('DELETE', `/records/${row.type}/${row.id}`, { query: { version: row.version } }))

export const restoreRecord = (type: string, id: string, version: number) =>
  changing(call<Written>('POST', `/records/${type}/${id}/restore`, { query: { version } }))

export const journalQuery = (type: string, id: string) =>
  queryOptions({
    queryKey: ['records', type, 'journal', id],
    queryFn: () => get<Page<JournalEntry>>(`/records/${type}/${id}/journal`, { limit: 200 }),
  })

export const may = (type: RecordType, action: RecordType['actions'][number]) => type.actions.includes(action)
