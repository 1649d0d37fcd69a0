// May its patents be pledged: how many, and what stands most often against the others.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { DueTag } from '@/cases/due-tag'
import { Answer } from '@/kit/faces'
import { StateTag } from '@/kit/state-tag'
import type { PrecheckPage, Verdict } from '@/lib/shapes'
import { mendsOf } from '@/patents/mends'
import { useRoleName, useWords, type Word } from '@/words'

import { precheckFilter, precheckOf } from './api'

const looks = { pledgeable: 'ok', blocked: 'error', unknown: 'unknown' } as const
const names: Record<Verdict, Word> = { pledgeable: 'pledgeable', blocked: 'blocked', unknown: 'lacksData' }
const VERDICTS = ['pledgeable', 'blocked', 'unknown'] as const
const GROUNDS = 5

function Bar({ totals }: { totals: PrecheckPage['totals'] }) {
  return (
    <div className="verdict-bar" aria-hidden>
      {VERDICTS.filter((verdict) => totals[verdict] > 0).map((verdict) => <span key={verdict} className={looks[verdict]} style={{ flexGrow: totals[verdict] }} />)}
    </div>
  )
}

function Grounds({ items }: { items: PrecheckPage['items'] }) {
  const { t, label } = useWords()
  const roleName = useRoleName()
  const mends = mendsOf(items.map((item) => ({ ...item, reasons: item.reasons.filter((reason) => reason.finding !== 'manual') }))).slice(0, GROUNDS)
  if (mends.length === 0) return null
  return (
    <ul className="plain-list">
      {mends.map(({ reason, patents, by }) => (
        <li key={`${reason.key} ${reason.finding}`}>
          <StateTag state={reason.finding === 'unmet' ? 'error' : 'unknown'}>{t(reason.finding === 'unmet' ? 'unmet' : 'lacksData')}</StateTag>{' '}
          {label(reason.label)} <span className="note digits">{t('firmConcerned', { count: patents })}</span>
          {reason.mend && <div className="note">{roleName(reason.mend.role)} · {label(reason.mend.how)} <DueTag due={by} /></div>}
        </li>
      ))}
    </ul>
  )
}

export function PledgeCard({ id }: { id: string }) {
  const { t } = useWords()
  const precheck = useQuery(precheckOf(id))
  const filter = precheckFilter(id)
  return (
    <section className="card firm-main">
      <div className="card-head">
        <h2>{t('firmPledge')} <span className="note">{t('firmPledgeNote')}</span></h2>
        <Link to="/precheck" search={{ filter }}>{t('seePrecheck')}</Link>
      </div>
      <Answer of={precheck} rows={3}>
        {({ totals, items }) =>
          totals.records === 0 ? (
            <p className="note">{t('firmNoPatents')}</p>
          ) : (
            <>
              <Bar totals={totals} />
              <p className="firm-verdicts">
                {VERDICTS.map((verdict) => (
                  <Link key={verdict} to="/precheck" search={{ verdict, filter }}>
                    <StateTag state={looks[verdict]}>{t(names[verdict])}</StateTag> <span className="digits">{totals[verdict]}</span> {t('patentUnit')}
                  </Link>
                ))}
              </p>
              <Grounds items={items} />
            </>
          )
        }
      </Answer>
    </section>
  )
}
