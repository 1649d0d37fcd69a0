import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'

import { today } from '@/cases/days'
import { typesQuery } from '@/lib/queries'
import { useQuery } from '@tanstack/react-query'
import { titleOf } from '@/lib/titles'
import { useWords } from '@/words'

import { ofFirm, useRows } from './api'
import { type Happening, happenings } from './events'

const SHOWN = 10

function Line({ one }: { one: Happening }) {
  const { t } = useWords()
  const { data: types } = useQuery(typesQuery)
  const type = types?.find((candidate) => candidate.key === one.type)
  return (
    <li className={one.day > today() ? 'to-come' : undefined}>
      <span className="digits note">{one.day}</span>
      <div>
        <b>{t(one.word)}</b>{' '}
        <Link to="/records/$type/$id" params={{ type: one.type, id: one.row.id }}>{type ? titleOf(type, one.row) : one.row.id}</Link>
        {one.word === 'toldVisit' && Boolean(one.row.findings) && <div className="note">{String(one.row.findings)}</div>}
        {one.word === 'toldNextVisit' && Boolean(one.row.next_step) && <div className="note">{String(one.row.next_step)}</div>}
        {one.word === 'toldEnded' && Boolean(one.row.ended_reason) && <div className="note">{String(one.row.ended_reason)}</div>}
      </div>
    </li>
  )
}

export function Timeline({ id }: { id: string }) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const filter = ofFirm(id)
  const visits = useRows('visit', filter)
  const cases = useRows('financing_case', filter)
  const consents = useRows('consent', filter)
  const claims = useRows('subsidy_claim', filter)
  const told = happenings([visits, cases, consents, claims].flatMap((rows) => rows ?? []))
  return (
    <section className="card firm-main">
      <h2>{t('firmTimeline')} <span className="note">{t('rowsCount', { count: told.length })}</span></h2>
      {told.length === 0 ? (
        <p className="note">{t('firmNothingYet')}</p>
      ) : (
        <ol className="timeline">
          {(all ? told : told.slice(0, SHOWN)).map((one) => <Line key={`${one.row.id} ${one.word}`} one={one} />)}
        </ol>
      )}
      {told.length > SHOWN && <Button type="link" aria-expanded={all} onClick={() => setAll(!all)}>{t(all ? 'showLess' : 'showAll')}</Button>}
    </section>
  )
}
