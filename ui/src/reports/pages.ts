import { call } from '@/lib/api'
import type { Row, RowPage } from '@/lib/shapes'

const AT_ONCE = 200

/** Every row of a selection up to `most`, page by page; `more` says that some were left out. */
export async function rowsOf(type: string, question: { filter?: string; sort?: string }, most: number): Promise<{ rows: Row[]; more: boolean }> {
  const rows: Row[] = []
  let after: string | undefined
  do {
    const page: RowPage = await call('GET /records/{type}', { path: { type }, query: { titles: '1', limit: AT_ONCE, after, ...question } })
    rows.push(...page.items)
    after = page.next ?? undefined
  } while (after && rows.length < most)
  return { rows: rows.slice(0, most), more: Boolean(after) || rows.length > most }
}
