// What a case may do next, doing it, how it came here, and the notices that it sent.
import { queryOptions } from '@tanstack/react-query'

import { call } from '@/lib/api'
import { queryClient, refreshRecords } from '@/lib/queries'
import type { MoveDone, MoveInput } from '@/lib/shapes'

export const movesQuery = (type: string, id: string) =>
  queryOptions({ queryKey: ['records', type, 'moves', id], queryFn: ({ signal }) => call('GET /records/{type}/{id}/moves', { path: { type, id }, signal }) })

export const stagesQuery = (type: string, id: string) =>
  queryOptions({
    queryKey: ['records', type, 'stages', id],
    queryFn: async ({ signal }) => (await call('GET /records/{type}/{id}/stages', { path: { type, id }, signal })).items,
  })

export async function makeMove(type: string, id: string, move: string, given: MoveInput): Promise<MoveDone> {
  const done = await call('POST /records/{type}/{id}/moves/{move}', { path: { type, id, move }, body: given })
  await refreshRecords()
  return done
}

export const noticesQuery = (all: boolean) =>
  queryOptions({
    queryKey: ['notices', all],
    queryFn: ({ signal }) => call('GET /notices', { query: { all: all ? '1' : '0' }, signal }),
  })

export async function readNotice(id: number) {
  await call('POST /notices/{id}/read', { path: { id: String(id) } })
  await queryClient.invalidateQueries({ queryKey: ['notices'] })
}
