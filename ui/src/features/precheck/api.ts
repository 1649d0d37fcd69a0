import { queryOptions } from '@tanstack/react-query'

import { get, type Query } from '@/lib/api'
import { quoted } from '@/lib/feel'
import { listQuery } from '@/lib/queries'
import type { Precheck, Verdict } from '@/lib/shapes'

export interface PrecheckSearch {
  verdict?: Verdict
  product?: string
  term?: number
  after?: string
  open?: string
}

export interface PrecheckPage {
  totals: { records: number } & Record<Verdict, number>
  items: Precheck[]
  next: string | null
}

export const LIMIT = 50
const ALL_AT_ONCE = 1000

const query = ({ verdict, product, term }: PrecheckSearch): Query => ({ verdict, product, term })

export const precheckQuery = (search: PrecheckSearch) =>
  queryOptions({
    queryKey: ['precheck', 'list', query(search), search.after],
    queryFn: ({ signal }) => get<PrecheckPage>('/precheck', { ...query(search), after: search.after, limit: LIMIT }, signal),
  })

export const onePrecheckQuery = (id: string, { product, term }: PrecheckSearch) =>
  queryOptions({
    queryKey: ['precheck', 'one', id, product, term],
    queryFn: ({ signal }) => get<Precheck>(`/precheck/${id}`, { product, term }, signal),
  })

/** The names of the firms behind these rows, in one question. */
export const holdersQuery = (rows: Precheck[]) => {
  const ids = [...new Set(rows.map((row) => row.holder).filter((id) => id !== null))].sort()
  return {
    ...listQuery('enterprise', { filter: `id in (${ids.map(quoted).join(', ')})`, fields: 'name', limit: LIMIT }),
    enabled: ids.length > 0,
  }
}

/** Every row of the verdict, page by page. */
export async function everyRow(search: PrecheckSearch): Promise<Precheck[]> {
  const rows: Precheck[] = []
  let after: string | null = null
  do {
    const page: PrecheckPage = await get<PrecheckPage>('/precheck', { ...query(search), after, limit: ALL_AT_ONCE })
    rows.push(...page.items)
    after = page.next
  } while (after)
  return rows
}
