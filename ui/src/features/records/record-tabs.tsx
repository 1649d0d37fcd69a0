// The parts of a page that is too long for one: what to know first, the fields, and each list of records that belong to it.
import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { quoted } from '@/lib/feel'
import { countQuery } from '@/lib/queries'
import type { RecordList, RecordType, Row } from '@/lib/shapes'
import { useWords } from '@/words'

import './record-tabs.css'

/** The fields of the record itself; the part without a name is what to know first. */
export const FACTS = 'facts'
export const partOf = (list: RecordList) => `${list.type}.${list.key}`
export const belonging = (list: RecordList, id: string) => `${list.field}.id = ${quoted(id)}`

interface Props {
  type: RecordType
  row: Row
  lists: RecordList[]
  part?: string
}

export function RecordTabs({ type, row, lists, part }: Props) {
  const { t, label } = useWords()
  const counts = useQueries({ queries: lists.map((list) => countQuery(list.type, belonging(list, row.id))) })
  const tab = (key: string | undefined, name: string, count?: number) => (
    <Link key={key ?? ''} to="/records/$type/$id" params={{ type: type.key, id: row.id }} search={{ part: key }} replace activeOptions={{ exact: true, includeSearch: true }} aria-current={part === key ? 'page' : undefined}>
      {name} {count !== undefined && <span className="digits">{count}</span>}
    </Link>
  )
  return (
    <nav className="record-tabs no-print" aria-label={t('partsOf', { type: label(type.label) })}>
      {tab(undefined, t('tabOverview'))}
      {tab(FACTS, t('factsOf'))}
      {lists.map((list, i) => {
        const count = counts[i]?.data
        return count || part === partOf(list) ? tab(partOf(list), label(list.label), count) : null
      })}
    </nav>
  )
}
