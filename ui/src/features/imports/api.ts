import { queryOptions } from '@tanstack/react-query'

import { call } from '@/lib/api'
import { queryClient, refreshRecords } from '@/lib/queries'
import type { Import } from '@/lib/shapes'

export type { Import as Batch, ImportColumn as Column, ImportCounts as Counts, RowProblem } from '@/lib/shapes'

export type Mode = Import['mode']
export type Mapping = Record<string, string>

export interface Order {
  type: string
  mode: Mode
  key: string[]
  createMissing: string[]
  file: File
}

export const importsQuery = (after?: string) =>
  queryOptions({
    queryKey: ['imports', 'list', after],
    queryFn: () => call('GET /imports', { query: { after } }),
  })

export const importQuery = (id: string) => queryOptions({ queryKey: ['imports', 'one', id], queryFn: () => call('GET /imports/{id}', { path: { id } }) })

const refreshImports = () => queryClient.invalidateQueries({ queryKey: ['imports'] })

export const progressQuery = (ticket: string) =>
  queryOptions({
    queryKey: ['imports', 'running', ticket],
    queryFn: ({ signal }) => call('GET /imports/running/{ticket}', { path: { ticket }, signal }),
    refetchInterval: 500,
    staleTime: 0,
    gcTime: 0,
  })

/** A name for one run. `crypto.randomUUID` is there on https alone. */
export const newTicket = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`

export async function runImport(order: Order, map: Mapping, dryRun: boolean, ticket: string): Promise<Import> {
  const batch = await call('POST /imports', {
    query: {
      type: order.type, mode: order.mode, name: order.file.name, dry_run: dryRun ? '1' : '0',
      key: order.key.join(','), create_missing: order.createMissing.join(','),
      map: Object.keys(map).length > 0 ? JSON.stringify(map) : undefined, ticket,
    },
    body: order.file,
  })
  await refreshImports()
  if (dryRun) return batch
  await refreshRecords()
  // Read back: the instant kept with the batch is the one its records carry.
  return call('GET /imports/{id}', { path: { id: batch.id } })
}

export async function undoImport(id: string): Promise<Import> {
  const batch = await call('POST /imports/{id}/undo', { path: { id } })
  await Promise.all([refreshImports(), refreshRecords()])
  return batch
}
