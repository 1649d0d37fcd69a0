import { get } from '@/lib/api'
import type { Page, Row } from '@/lib/shapes'

const AT_ONCE = 200

/** Every row of a selection up to `most`, page by page; `more` says that some were left out. */
export async function rowsOf(type: string, question: { filter?: string; sort?: string }, most: number): Promise<{ rows: Row[]; more: boolean }> {
  const rows: Row[] = []
  let after: string | null = null
  do {
    const page: Page<Row> = await get<Page<Row>>(`/records/${type}`, { titles: 1, limit: AT_ONCE, after, ...question })
    rows.push(...page.items)
    after = page.next
  } while (after && rows.length < most)
  return { rows: rows.slice(0, most), more: Boolean(after) || rows.length > most }
}
