import { queryOptions } from '@tanstack/react-query'

import { call, get } from '@/lib/api'
import { queryClient, refreshRecords } from '@/lib/queries'

export type Mode = 'insert' | 'update' | 'upsert'
export type Mapping = Record<string, string>

export interface Column {
  header: string
  field: string | null
  /** The unit of the header moves the point: `1e4`. */
  times?: string
  why: 'matched' | 'declared' | 'ignored' | 'taken' | 'computed' | 'unknown_unit' | 'unknown'
  sample: string
}

export interface RowProblem {
  row: number
  /** The header of the sheet; empty when the row as a whole is wrong. */
  column: string
  code: string
  message: string
  message_en: string
}

export interface Counts {
  rows: number
  inserted: number
  updated: number
  unchanged: number
  refused: number
  warned: number
  created: number
}

export interface Batch {
  id: string
  type: string
  file: string
  mode: Mode
  state: 'done' | 'dry_run' | 'undone' | 'partly_undone'
  dry_run: boolean
  counts: Counts
  has_error_file: boolean
  by: string
  at: string
  undone_at?: string
  mapping?: Column[]
  problems?: RowProblem[]
  warnings?: RowProblem[]
}

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
    queryFn: () => get<{ items: Batch[]; next: string | null }>('/imports', { after }),
  })

export const importQuery = (id: string) => queryOptions({ queryKey: ['imports', 'one', id], queryFn: () => get<Batch>(`/imports/${id}`) })

const refreshImports = () => queryClient.invalidateQueries({ queryKey: ['imports'] })

export async function runImport(order: Order, map: Mapping, dryRun: boolean): Promise<Batch> {
  const batch = await call<Batch>('POST', '/imports', {
    query: {
      type: order.type, mode: order.mode, name: order.file.name, dry_run: dryRun ? 1 : 0,
      key: order.key.join(','), create_missing: order.createMissing.join(','),
      map: Object.keys(map).length > 0 ? JSON.stringify(map) : undefined,
    },
    file: order.file,
  })
  await refreshImports()
  if (dryRun) return batch
  await refreshRecords()
  // Read back: the instant kept with the batch is the one its records carry.
  return get<Batch>(`/imports/${batch.id}`)
}

export async function undoImport(id: string): Promise<Batch> {
  const batch = await call<Batch>('POST', `/imports/${id}/undo`)
  await Promise.all([refreshImports(), refreshRecords()])
  return batch
}
