// A chain as a funnel: how many cases have come to each stage, how many stand there now and how many of them are late.
import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { StateTag } from '@/kit/state-tag'
import { both, quoted } from '@/lib/feel'
import { countQuery, listQuery, typesQuery } from '@/lib/queries'
import type { Chain } from '@/lib/shapes'
import { useWords } from '@/words'

import { LATE } from './api'
import { reachOf } from './reached'

const MOST = 1000

function useLate(chain: Chain): Map<string, number> {
  const { data: types } = useQuery(typesQuery)
  const title = types?.find((type) => type.key === chain.type)?.title
  const late = useQuery({ ...listQuery(chain.type, { filter: LATE, fields: title, limit: MOST }), enabled: Boolean(title) })
  const found = new Map<string, number>()
  for (const row of late.data?.items ?? []) if (row.stage) found.set(row.stage, (found.get(row.stage) ?? 0) + 1)
  return found
}

export function ChainCard({ chain, wide }: { chain: Chain; wide?: boolean }) {
  const { t, label } = useWords()
  const filterOf = (stage: string) => `stage = ${quoted(stage)}`
  const counts = useQueries({ queries: chain.stages.map((stage) => countQuery(chain.type, filterOf(stage.key))) })
  const late = useLate(chain)
  const known = counts.every((count) => count.data !== undefined)
  const failed = counts.some((count) => count.error)
  const { line, ends } = reachOf(chain, counts.map((count) => count.data ?? 0))
  const most = Math.max(1, line[0]?.reached ?? 0)
  const figure = (text: string | number, filter: string) =>
    known ? <Link to="/records/$type" params={{ type: chain.type }} search={{ filter }} className="digits">{text}</Link> : <span className="note">{failed ? t('failed') : '…'}</span>
  const beyond = (i: number) => `stage in (${line.slice(i).map(({ stage }) => quoted(stage.key)).join(', ')})`
  return (
    <section className={`card ${wide ? 'overview-wide' : 'overview-half'}`}>
      <div className="card-line">
        <h2>{label(chain.label)} <span className="note">{t('reachedNote')}</span></h2>
        <Link to="/boards/$chain" params={{ chain: chain.key }}>{t('toBoard')}</Link>
      </div>
      <div style={{ overflowX: 'auto' }}>
        <table className="plain-table chain-bars">
          <thead>
            <tr>
              <th scope="col">{t('stage')}</th>
              <th scope="col" className="bar"><span className="visually-hidden">{t('shareOfMost')}</span></th>
              <th scope="col" className="count">{t('reached')}</th>
              <th scope="col" className="count">{t('conversion')}</th>
              <th scope="col" className="count">{t('hereNow')}</th>
              <th scope="col" className="count">{t('targetWorkdays')}</th>
            </tr>
          </thead>
          <tbody>
            {line.map(({ stage, here, reached, share }, i) => (
              <tr key={stage.key}>
                <th scope="row">{label(stage.label)}</th>
                <td className="bar" aria-hidden>
                  <span className="past" style={{ width: `${(reached / most) * 100}%` }}><span style={{ width: `${reached > 0 ? (here / reached) * 100 : 0}%` }} /></span>
                </td>
                <td className="count">{figure(reached, beyond(i))}</td>
                <td className="count digits">{known && share !== undefined ? `${share}%` : t('notApplicable')}</td>
                <td className="count">
                  {late.get(stage.key) && <Link to="/records/$type" params={{ type: chain.type }} search={{ filter: both(filterOf(stage.key), LATE) }}><StateTag state="error">{t('lateHere', { count: late.get(stage.key)! })}</StateTag></Link>}{' '}
                  {figure(here, filterOf(stage.key))}
                </td>
                <td className="count digits">{stage.target_workdays ?? t('notApplicable')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {ends.length > 0 && (
        <p className="note" style={{ margin: '8px 0 0' }}>
          {t('endedApart')} {ends.map(({ stage, here }) => <span key={stage.key} style={{ marginInlineStart: 8 }}>{label(stage.label)} {figure(here, filterOf(stage.key))}</span>)}
        </p>
      )}
    </section>
  )
}
