// The park in ten seconds: what it has, what moves, what is late. A card stands only where the person may read its records.
import { useQuery } from '@tanstack/react-query'

import { Answer, Face } from '@/kit/faces'
import { Page } from '@/kit/page'
import { chainsQuery, indicatorsQuery, typesQuery, useSession } from '@/lib/queries'
import type { Indicator } from '@/lib/shapes'
import { useWords } from '@/words'

import { LateCard, LoansCard, NoticesCard, TodoCard } from './cards'
import { ChainCard } from './chain-card'
import { Definition, FigureLink, Printed } from './figure'
import { ordered, STRIP } from './figures'

function Strip({ indicators }: { indicators: Indicator[] }) {
  const { t, label } = useWords()
  return (
    <section className="card figure-strip" aria-label={t('keyFigures')}>
      {ordered(indicators).slice(0, STRIP).map((indicator) => (
        <div key={indicator.key} id={`figure-${indicator.key}`}>
          <div className="name">
            {label(indicator.label)} <Definition indicator={indicator} all={indicators} />
          </div>
          <div className="figure"><FigureLink indicator={indicator} /></div>
          <div className="note">{t('asOf', { day: indicator.as_of })}</div>
          <Printed indicator={indicator} />
        </div>
      ))}
    </section>
  )
}

function Others({ indicators }: { indicators: Indicator[] }) {
  const { t, label } = useWords()
  return (
    <section className="card" style={{ gridColumn: '1 / -1' }}>
      <h2>{t('otherFigures')}</h2>
      <div className="figure-list">
        {ordered(indicators).slice(STRIP).map((indicator) => (
          <div key={indicator.key} id={`figure-${indicator.key}`}>
            <span className="name">
              {label(indicator.label)} <Definition indicator={indicator} all={indicators} />
            </span>
            <span><FigureLink indicator={indicator} /></span>
            <Printed indicator={indicator} />
          </div>
        ))}
      </div>
    </section>
  )
}

export function OverviewPage() {
  const { t } = useWords()
  const session = useSession()
  const indicators = useQuery(indicatorsQuery)
  const { data: types } = useQuery(typesQuery)
  const { data: chains } = useQuery(chainsQuery)
  const today = indicators.data?.[0]?.as_of
  const chain = chains?.find((one) => one.key === 'pledge_financing') ?? chains?.[0]
  const mayLoans = types?.find((type) => type.key === 'loan')?.actions.includes('read')
  return (
    <Page title={t('overview')} aside={today && t('asOf', { day: today })}>
      <div className="grid">
        <Answer of={indicators}>
          {(all) =>
            all.length > 0 ? (
              <>
                <Strip indicators={all} />
                {chain && <ChainCard chain={chain} wide />}
                {chain && <LateCard chain={chain} />}
                {mayLoans && <LoansCard today={all[0]!.as_of} />}
                {session.pages.includes('todo') ? <TodoCard /> : <NoticesCard />}
                {(chains ?? []).filter((one) => one !== chain).map((one) => <ChainCard key={one.key} chain={one} wide />)}
                {session.pages.includes('todo') && <NoticesCard />}
                {all.length > STRIP && <Others indicators={all} />}
              </>
            ) : (
              <div className="card" style={{ gridColumn: '1 / -1' }}>
                <Face title={t('noFigures')} text={t('noFiguresHint')} />
              </div>
            )
          }
        </Answer>
      </div>
    </Page>
  )
}
