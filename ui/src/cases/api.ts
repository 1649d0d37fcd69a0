// What a case may do next, doing it, how it came here, and the notices that it sent.
import { queryOptions } from '@tanstack/react-query'

import { call, get } from '@/lib/api'
import { queryClient, refreshRecords } from '@/lib/queries'
import type { Moves, Notice, StageEvent } from '@/lib/shapes'

export const movesQuery = (type: string, id: string) =>
  queryOptions({ queryKey: ['records', type, 'moves', id], queryFn: ({ signal }) => get<Moves>(`/records/${type}/${id}/moves`, {}, signal) })

export const stagesQuery = (type: string, id: string) =>
  queryOptions({
    queryKey: ['records', type, 'stages', id],
    queryFn: async ({ signal }) => (await get<{ items: StageEvent[] }>(`/records/${type}/${id}/stages`, {}, signal)).items,
  })

export interface MoveGiven {
  version: number
  reason?: string
  fields?: Record<string, unknown>
}

export interface MoveDone {
  stage: string
  due: string | null
  created: { type: string; id: string }[]
}

export async function makeMove(type: string, id: string, move: string, given: MoveGiven): Promise<MoveDone> {
  const done = await call<MoveDone>('POST', `/records/${type}/${id}/moves/${move}`, { body: given })
  await refreshRecords()
  return done
}

export const noticesQuery = (all: boolean) =>
  queryOptions({
    queryKey: ['notices', all],
    queryFn: ({ signal }) => get<{ unread: number; items: Notice[] }>('/notices', { all: all ? 1 : 0 }, signal),
  })

export async function readNotice(id: number) {
  await call('POST', `/notices/${id}/read`)
  await queryClient.invalidateQueries({ queryKey: ['notices'] })
}
