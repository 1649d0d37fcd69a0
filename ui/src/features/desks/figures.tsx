// The figures at the top of a desk: each one is a link to the records that it counts.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { StateTag } from '@/kit/state-tag'
import { call } from '@/lib/api'
import { countQuery } from '@/lib/queries'
import type { Verdict } from '@/lib/shapes'
import { useWords, type Word } from '@/words'

const ROWS = 200

export const precheckQuery = {
  queryKey: ['precheck', 'desk'],
  queryFn: () => call('GET /precheck', { query: { limit: ROWS } }),
}

export function CountFigure({ name, type, filter }: { name: string; type: string; filter: string }) {
  const count = useQuery(countQuery(type, filter))
  return (
    <Link to="/records/$type" params={{ type }} search={{ filter: filter || undefined }}>
      {name} <span className="digits">{count.data ?? '…'}</span>
    </Link>
  )
}

const looks = { pledgeable: 'ok', blocked: 'error', unknown: 'unknown' } as const
const names: Record<Verdict, Word> = { pledgeable: 'pledgeable', blocked: 'blocked', unknown: 'lacksData' }

export function PrecheckFigures() {
  const { t } = useWords()
  const { data } = useQuery(precheckQuery)
  return (['pledgeable', 'blocked', 'unknown'] as const).map((verdict) => (
    <Link key={verdict} to="/precheck" search={{ verdict }}>
      <StateTag state={looks[verdict]}>{t(names[verdict])}</StateTag> <span className="digits">{data?.totals[verdict] ?? '…'}</span>
    </Link>
  ))
}
