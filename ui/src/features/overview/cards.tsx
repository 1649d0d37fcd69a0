// What waits and what moves: late cases, loans by month, to-dos, notices.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { DueTag } from '@/cases/due-tag'
import { todoQuery } from '@/cases/open'
import { BarChart } from '@/kit/bar-chart'
import { Answer } from '@/kit/faces'
import { StateTag } from '@/kit/state-tag'
import { minuteOf, moneyText, rounded } from '@/lib/numbers'
import { countQuery, listQuery, typesQuery } from '@/lib/queries'
import type { Chain } from '@/lib/shapes'
import { titleOf } from '@/lib/titles'
import { useWords } from '@/words'

import { drawdownsQuery, LATE, latestNoticesQuery } from './api'
import { byMonth } from './figures'

const SHOWN = 6

export function LateCard({ chain }: { chain: Chain }) {
  const { t, label } = useWords()
  const page = useQuery(listQuery(chain.type, { filter: LATE, sort: 'stage_due', limit: SHOWN }))
  const count = useQuery(countQuery(chain.type, LATE))
  return (
    <section className="card overview-side">
      <h2>
        {t('lateCases')}{' '}
        <Link to="/records/$type" params={{ type: chain.type }} search={{ filter: LATE }} className="digits">
          {count.data !== undefined && t('rowsCount', { count: count.data })}
        </Link>
      </h2>
      <Answer of={page} rows={4}>
        {({ items }) => (
          <ul className="plain-list">
            {items.length === 0 && <li className="note">{t('noLate')}</li>}
            {items.map((row) => (
              <li key={row.id}>
                <Link to="/records/$type/$id" params={{ type: chain.type, id: row.id }}>{String(row.title ?? row.id)}</Link>
                <div>
                  <StateTag state="plain">{label(chain.stages.find((stage) => stage.key === row.stage)?.label) || row.stage}</StateTag>{' '}
                  <DueTag due={row.stage_due} />
                </div>
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </section>
  )
}

const inWan = (yuan: string) => Number(yuan) / 10000

export function LoansCard({ today }: { today: string }) {
  const { t, language } = useWords()
  const first = byMonth([], today)[0]!.month
  const drawdowns = useQuery(drawdownsQuery(`${first}-01`))
  return (
    <section className="card overview-wide">
      <h2>{t('loansByMonth')}</h2>
      <Answer of={drawdowns}>
        {(loans) => {
          const months = byMonth(loans, today)
          const most = months.reduce((a, b) => (inWan(b.sum) > inWan(a.sum) ? b : a))
          return (
            <BarChart
              heads={[t('month'), t('lentSum')]}
              summary={t('loansSummary', { from: first, count: loans.length, month: most.month, sum: moneyText(most.sum, language) })}
              bars={months.map((month) => ({
                name: month.month.slice(2),
                value: inWan(month.sum),
                text: rounded(String(inWan(month.sum)), 0),
                cell: (
                  <Link to="/records/$type" params={{ type: 'loan' }} search={{ filter: `drawn_down_on >= @"${month.month}-01" and drawn_down_on < @"${month.month}-01" + @"P1M"` }}>
                    {t('monthCell', { sum: moneyText(month.sum, language), count: month.count })}
                  </Link>
                ),
              }))}
            />
          )
        }}
      </Answer>
    </section>
  )
}

/** What waits for me first; all of it stands on the to-do. */
export function TodoCard() {
  const { t, label } = useWords()
  const todo = useQuery(todoQuery(SHOWN))
  const { data: types } = useQuery(typesQuery)
  const count = (todo.data?.totals.allowed ?? 0) + (todo.data?.totals.blocked ?? 0)
  return (
    <section className="card overview-side">
      <h2>{t('waitsForMe')} <Link to="/todo" className="digits">{todo.data && t('rowsCount', { count })}</Link></h2>
      <Answer of={todo} rows={4}>
        {({ items }) => (
          <ul className="plain-list">
            {items.length === 0 && <li className="note">{t('nothingWaits')}</li>}
            {items.map(({ record, move }) => {
              const type = types?.find((one) => one.key === record.type)
              return (
                <li key={record.id}>
                  <Link to="/records/$type/$id" params={{ type: record.type, id: record.id }}>{type ? titleOf(type, record) : record.id}</Link>
                  <div>
                    <StateTag state={move.allowed ? 'plain' : 'unknown'}>{label(move.label)}</StateTag> <DueTag due={record.stage_due} />
                  </div>
                </li>
              )
            })}
          </ul>
        )}
      </Answer>
    </section>
  )
}

export function NoticesCard() {
  const { t, label } = useWords()
  const notices = useQuery(latestNoticesQuery)
  return (
    <section className="card overview-side">
      <h2>{t('latestNotices')}</h2>
      <Answer of={notices} rows={4}>
        {(items) => (
          <ul className="plain-list">
            {items.length === 0 && <li className="note">{t('noNotices')}</li>}
            {items.slice(0, SHOWN).map((notice) => (
              <li key={notice.id}>
                <Link to="/records/$type/$id" params={{ type: notice.type, id: notice.record }}>{label(notice.text)}</Link>
                <div className="note digits">{minuteOf(notice.at)}</div>
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </section>
  )
}

