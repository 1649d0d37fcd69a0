import { queryOptions } from '@tanstack/react-query'

import { call } from '@/lib/api'
import { quoted } from '@/lib/feel'
import { listQuery } from '@/lib/queries'
import type { Precheck, PrecheckPage, Verdict } from '@/lib/shapes'

export interface PrecheckSearch {
  verdict?: Verdict
  /** FEEL: only the patents that meet it are checked and counted. */
  filter?: string
  product?: string
  term?: number
  after?: string
  open?: string
}

export const LIMIT = 50
const ALL_AT_ONCE = 1000

const query = ({ verdict, filter, product, term }: PrecheckSearch) => ({ verdict, filter, product, term })

export const precheckQuery = (search: PrecheckSearch) =>
  queryOptions({
    queryKey: ['precheck', 'list', query(search), search.after],
    queryFn: ({ signal }) => call('GET /precheck', { query: { ...query(search), after: search.after, limit: LIMIT }, signal }),
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
  let after: string | undefined
  do {
    const page: PrecheckPage = await call('GET /precheck', { query: { ...query(search), after, limit: ALL_AT_ONCE } })
    rows.push(...page.items)
    after = page.next ?? undefined
  } while (after)
  return rows
}
