// 待补: what is missing, and the way to where it is filled in.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { today } from '@/cases/days'
import { StateTag } from '@/kit/state-tag'
import { fieldOf } from '@/lib/queries'
import type { RecordType, Row } from '@/lib/shapes'
import { useWords } from '@/words'

import { ofFirm, precheckFilter, precheckOf, useReadable, useRows } from './api'
import { missingFacts, yearExpected } from './gaps'

function Facts({ type, row }: { type: RecordType; row: Row }) {
  const { t, label } = useWords()
  const missing = missingFacts(row).map((key) => fieldOf(type, key)).filter((field) => field !== undefined)
  if (missing.length === 0) return null
  const may = (writable: boolean) => writable && type.actions.includes('edit') && !row.deleted_at
  return (
    <li>
      <StateTag state="unknown">{t('missingFacts', { count: missing.length })}</StateTag>{' '}
      {missing.map((field, i) => (
        <span key={field.key}>
          {i > 0 && t('lifeAnd')}
          {may(field.writable) ? <Link to="/records/$type/$id/edit" params={{ type: type.key, id: row.id }} hash={`field-${field.key}`}>{label(field.label)}</Link> : label(field.label)}
        </span>
      ))}
      {!missing.some((field) => may(field.writable)) && <div className="note">{t('mayNotFill')}</div>}
    </li>
  )
}

function Year({ id }: { id: string }) {
  const { t, label } = useWords()
  const type = useReadable('enterprise_year')
  const rows = useRows('enterprise_year', ofFirm(id), 'fiscal_year')
  const year = yearExpected(today())
  if (!type || !rows || rows.some((row) => Number(row.fiscal_year) >= year)) return null
  return (
    <li>
      <StateTag state="unknown">{t('unknown')}</StateTag> {t('firmYearMissing', { year })}{' '}
      {type.actions.includes('create') && (
        <Link to="/records/$type/new" params={{ type: type.key }} search={{ with: { enterprise: id, fiscal_year: year }, back: `/records/enterprise/${id}` }}>{t('create', { type: label(type.label) })}</Link>
      )}
    </li>
  )
}

function Patents({ id }: { id: string }) {
  const { t } = useWords()
  const { data } = useQuery(precheckOf(id))
  if (!data?.totals.unknown) return null
  return (
    <li>
      <StateTag state="unknown">{t('lacksData')}</StateTag>{' '}
      <Link to="/precheck" search={{ verdict: 'unknown', filter: precheckFilter(id) }}>{t('firmPatentsLacking', { count: data.totals.unknown })}</Link>
    </li>
  )
}

function Visit({ id }: { id: string }) {
  const { t, label } = useWords()
  const type = useReadable('visit')
  const rows = useRows('visit', ofFirm(id))
  if (!type || !rows || rows.length > 0) return null
  return (
    <li>
      <StateTag state="unknown">{t('unknown')}</StateTag> {t('firmNoVisit')}{' '}
      {type.actions.includes('create') && <Link to="/records/$type/new" params={{ type: type.key }} search={{ with: { enterprise: id }, back: `/records/enterprise/${id}` }}>{t('create', { type: label(type.label) })}</Link>}
    </li>
  )
}

export function GapsCard({ type, row }: { type: RecordType; row: Row }) {
  const { t } = useWords()
  return (
    <section className="card firm-side">
      <h2>{t('firmGaps')}</h2>
      <ul className="plain-list firm-gaps">
        <Facts type={type} row={row} />
        <Year id={row.id} />
        <Patents id={row.id} />
        <Visit id={row.id} />
        <li className="nothing note">{t('firmNoGaps')}</li>
      </ul>
    </section>
  )
}
