// The figures of the last years beside each other; every year opens its record.
import { Link } from '@tanstack/react-router'

import { isEmpty, Show } from '@/fields'
import { BarChart } from '@/kit/bar-chart'
import { moneyText } from '@/lib/numbers'
import { fieldOf } from '@/lib/queries'
import type { Row } from '@/lib/shapes'
import { useWords } from '@/words'

import { ofFirm, useReadable, useRows } from './api'
import { shareOf } from './sums'

const YEARS = 5
const SHOWN = ['revenue', 'profit', 'research_spending', 'staff', 'research_staff', 'tax_paid', 'exports', 'assets', 'liabilities', 'audited', 'figure_source']

function YearTable({ years, keys }: { years: Row[]; keys: string[] }) {
  const { t, label } = useWords()
  const type = useReadable('enterprise_year')!
  const fields = keys.map((key) => fieldOf(type, key)).filter((field) => field !== undefined)
  return (
    <div className="wide-table">
      <table className="plain-table" aria-label={t('firmYears')} style={{ minWidth: 160 + years.length * 110 }}>
        <thead>
          <tr>
            <th scope="col">{t('firmMeasure')}</th>
            {years.map((year) => (
              <th key={year.id} scope="col" className="right">
                <Link to="/records/$type/$id" params={{ type: 'enterprise_year', id: year.id }} className="digits">{String(year.fiscal_year)}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.key}>
              <th scope="row">{label(field.label)}</th>
              {years.map((year) => <td key={year.id} className="right"><Show field={field} row={year} /></td>)}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('firmShareRow')}</th>
            {years.map((year) => {
              const share = shareOf(year.research_spending, year.revenue)
              return <td key={year.id} className="right digits">{share === undefined ? <span className="note">{t('unknown')}</span> : `${share}%`}</td>
            })}
          </tr>
        </tbody>
      </table>
    </div>
  )
}

export function YearsCard({ id, canAdd }: { id: string; canAdd: boolean }) {
  const { t, label, language } = useWords()
  const type = useReadable('enterprise_year')
  const rows = useRows('enterprise_year', ofFirm(id), '-fiscal_year')
  if (!type || !rows) return null
  const years = rows.slice(0, YEARS).toReversed()
  const keys = SHOWN.filter((key) => years.some((year) => !isEmpty(year[key])))
  const known = years.filter((year) => !isEmpty(year.revenue))
  return (
    <section className="card firm-main">
      <div className="card-head">
        <h2>
          {t('firmYears')}{' '}
          <Link to="/records/$type" params={{ type: type.key }} search={{ filter: ofFirm(id), sort: '-fiscal_year' }} className="digits">{t('rowsCount', { count: rows.length })}</Link>
        </h2>
        {canAdd && type.actions.includes('create') && (
          <Link to="/records/$type/new" params={{ type: type.key }} search={{ with: { enterprise: id }, back: `/records/enterprise/${id}` }}>{t('create', { type: label(type.label) })}</Link>
        )}
      </div>
      {years.length === 0 ? (
        <p className="note">{t('firmNoYears')}</p>
      ) : (
        <>
          {known.length > 1 && (
            <BarChart
              summary={t('firmRevenueSummary', { from: String(known[0]!.fiscal_year), until: String(known.at(-1)!.fiscal_year), first: moneyText(String(known[0]!.revenue), language), last: moneyText(String(known.at(-1)!.revenue), language) })}
              heads={[t('firmYear'), label(fieldOf(type, 'revenue')?.label)]}
              bars={known.map((year) => ({ name: String(year.fiscal_year), value: Math.max(0, Number(year.revenue)), text: moneyText(String(year.revenue), language) }))}
            />
          )}
          <YearTable years={years} keys={keys} />
        </>
      )}
    </section>
  )
}
