// What every list of cases says of one: its name, whose it is, how much, where it stands and since when.
import { Link } from '@tanstack/react-router'

import { isEmpty, Show } from '@/fields'
import type { Chain, Field, RecordType, Row } from '@/lib/shapes'
import { titleOf } from '@/lib/titles'
import { useWords } from '@/words'

import { daysBetween, today } from './days'

export const CaseLink = ({ type, row }: { type: RecordType; row: Row }) => (
  <Link to="/records/$type/$id" params={{ type: type.key, id: row.id }}>
    {titleOf(type, row)}
  </Link>
)

const firmField = (type: RecordType): Field | undefined => type.fields.find((field) => field.kind === 'reference' && field.target === 'enterprise')

/** The first sum that is known of it. */
const sumField = (type: RecordType, row: Row): Field | undefined =>
  type.fields.find((field) => field.kind === 'money' && !isEmpty(row[field.key])) ?? type.fields.find((field) => field.kind === 'money')

export function Firm({ type, row }: { type: RecordType; row: Row }) {
  const field = firmField(type)
  return field ? <Show field={field} row={row} /> : null
}

export function Sum({ type, row }: { type: RecordType; row: Row }) {
  const field = sumField(type, row)
  return field ? <Show field={field} row={row} /> : null
}

export function StageName({ chain, stage }: { chain: Chain; stage?: string }) {
  const { label } = useWords()
  return <>{label(chain.stages.find((one) => one.key === stage)?.label) || stage}</>
}

export function DaysIn({ row }: { row: Row }) {
  const { t } = useWords()
  if (!row.stage_since) return null
  return <span className="note">{t('daysIn', { days: daysBetween(row.stage_since, today()) })}</span>
}
