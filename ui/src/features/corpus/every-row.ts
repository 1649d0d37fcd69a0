import { call } from '@/lib/api'

import type { CorpusPage, CorpusRow } from '@/corpus/shapes'

const AT_ONCE = 200
export const ROWS_MAX = 10_000

/** Everything found up to ROWS_MAX, page by page; says after each page how many there are. */
export async function everyRow(question: { q?: string; sort?: string }, said: (rows: number, of: number) => void, signal: AbortSignal): Promise<CorpusRow[]> {
  const rows: CorpusRow[] = []
  let after: string | undefined
  do {
    const page: CorpusPage = await call('GET /corpus/search', { query: { ...question, limit: AT_ONCE, after }, signal })
    rows.push(...page.items)
    after = page.next ?? undefined
    said(Math.min(rows.length, ROWS_MAX), Math.min(page.count, ROWS_MAX))
  } while (after && rows.length < ROWS_MAX)
  return rows.slice(0, ROWS_MAX)
}
