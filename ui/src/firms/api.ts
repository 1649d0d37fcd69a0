// What the page of a firm asks: the records that belong to it, each list as the person may read it.
import { queryOptions, useQuery } from '@tanstack/react-query'

import { call } from '@/lib/api'
import { quoted } from '@/lib/feel'
import { listQuery, typesQuery } from '@/lib/queries'
import type { RecordType, Row } from '@/lib/shapes'

const ROWS = 200

export const ofHolder = (id: string) => `holder.id = ${quoted(id)}`
export const ofFirm = (id: string) => `enterprise.id = ${quoted(id)}`

export const IN_FORCE = 'status in ("in_force", "annuity_overdue")'
export const PENDING =
  'status in ("pending", "filed", "preliminary_examination", "published", "in_examination", "grant_notified", "rejected", "in_reexamination", "in_court")'

/** The patents in force of the firm, judged for a pledge. */
export const precheckFilter = (id: string) => `${ofHolder(id)} and ${IN_FORCE}`
export const precheckOf = (id: string) =>
  queryOptions({
    queryKey: ['precheck', 'firm', id],
    queryFn: ({ signal }) => call('GET /precheck', { query: { filter: precheckFilter(id), limit: ROWS }, signal }),
  })

/** The type, where the person may read it. */
export function useReadable(key: string): RecordType | undefined {
  const { data } = useQuery(typesQuery)
  return data?.find((type) => type.key === key && type.actions.includes('read'))
}

/** A firm's records of a type; none where the person may not read them. */
export function useRows(key: string, filter: string, sort?: string): Row[] | undefined {
  const type = useReadable(key)
  const page = useQuery({ ...listQuery(key, { filter, sort, limit: ROWS }), enabled: Boolean(type) })
  return page.data?.items
}
