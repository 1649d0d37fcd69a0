import { queryOptions } from '@tanstack/react-query'

import { call } from '@/lib/api'
import { refreshRecords } from '@/lib/queries'
import type { RecordType, Row } from '@/lib/shapes'

export type Values = Record<string, unknown>

const changing = async <T>(request: Promise<T>) => {
  const answer = await request
  await refreshRecords()
  return answer
}

const placeOf = ({ type, id }: Row) => ({ type, id })

export const createRecord = (type: string, values: Values) => changing(call('POST /records/{type}', { path: { type }, body: values }))

export const editRecord = (row: Row, values: Values) =>
  changing(call('PATCH /records/{type}/{id}', { path: placeOf(row), body: values, headers: { 'If-Match': `"${row.version}"` } }))

export const removeRecord = (row: Row) =>
  changing(call('DELETE /records/{type}/{id}', { path: placeOf(row), query: { version: row.version } }))

export const restoreRecord = (type: string, id: string, version: number) =>
  changing(call('POST /records/{type}/{id}/restore', { path: { type, id }, query: { version } }))

export const journalQuery = (type: string, id: string) =>
  queryOptions({
    queryKey: ['records', type, 'journal', id],
    queryFn: () => call('GET /records/{type}/{id}/journal', { path: { type, id }, query: { limit: 200 } }),
  })

export const may = (type: RecordType, action: RecordType['actions'][number]) => type.actions.includes(action)
