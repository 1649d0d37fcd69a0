// A bank's desk: the cases open for offers, its own offers, and what waits for it.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'

import { CaseTable } from '@/cases/case-table'
import '@/cases/cases.css'
import { type Run, useRuns } from '@/cases/open'
import { prefillOf } from '@/cases/prefill'
import { WaitingCases } from '@/cases/waiting'
import { Show } from '@/fields'
import { Answer, Failure, Loading } from '@/kit/faces'
import { Page } from '@/kit/page'
import { quoted } from '@/lib/feel'
import { listQuery, typesQuery, useSession } from '@/lib/queries'
import type { RecordType, Row } from '@/lib/shapes'
import { useWords } from '@/words'

import { CountFigure } from './figures'
import { RecordTable } from './record-table'

/** The one stage in which the chain takes offers. */
const OPEN = 'stage = "appraised"'
const CASES = 50

function MyOffer({ offers, offer, run, row }: { offers: Row[]; offer: RecordType; run: Run; row: Row }) {
  const { t } = useWords()
  const session = useSession()
  const mine = offers.find((one) => one.financing_case === row.id)
  const state = offer.fields.find((field) => field.key === 'state')
  const rate = offer.fields.find((field) => field.key === 'annual_rate')
  if (mine)
    return (
      <Link to="/records/$type/$id" params={{ type: offer.key, id: mine.id }}>
        {state && <Show field={state} row={mine} />} {rate && <Show field={rate} row={mine} />}
      </Link>
    )
  if (!offer.actions.includes('create')) return t('none')
  const known = { ...prefillOf(offer, session, { type: run.type, row }), amount: row.amount_wanted, term_months: row.term_months }
  return (
    <Link to="/records/$type/new" params={{ type: offer.key }} search={{ with: known, back: '/bank' }} aria-label={`${t('makeOffer')} ${String(row[run.type.title])}`}>
      <Button type="primary" size="small" tabIndex={-1}>{t('makeOffer')}</Button>
    </Link>
  )
}

function OpenForOffers({ run, offer, mine }: { run: Run; offer: RecordType; mine: string }) {
  const { t } = useWords()
  const cases = useQuery(listQuery(run.type.key, { filter: OPEN, sort: 'stage_due', limit: CASES }))
  const offers = useQuery(listQuery(offer.key, { filter: mine, limit: 1000 }))
  return (
    <section className="card desk-wide">
      <h2>{t('openForOffers')}</h2>
      <Answer of={cases} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="note">{t('noOpenForOffers')}</p>
          ) : (
            <Answer of={offers} rows={4}>
              {(own) => (
                <CaseTable chain={run.chain} type={run.type} rows={items} caption={t('openForOffers')}
                  extra={{ title: t('myOffer'), of: (row) => <MyOffer offers={own.items} offer={offer} run={run} row={row} /> }} />
              )}
            </Answer>
          )
        }
      </Answer>
    </section>
  )
}

export function BankPage() {
  const { t } = useWords()
  const session = useSession()
  const { runs, error, refetch } = useRuns()
  const { data: types } = useQuery(typesQuery)
  if (!runs) return error ? <Failure error={error} retry={refetch} /> : <Loading />
  const run = runs.find((one) => one.chain.key === 'pledge_financing')
  const offer = types?.find((type) => type.key === 'offer')
  const mine = session.organisation ? `bank.id = ${quoted(session.organisation)}` : ''
  return (
    <Page title={t('bankInbox')}>
      <div className="totals">
        {run && <CountFigure name={t('openForOffers')} type={run.type.key} filter={OPEN} />}
        {offer && <CountFigure name={t('offersOut')} type="offer" filter={[mine, 'state = "submitted"'].filter(Boolean).join(' and ')} />}
        {offer && <CountFigure name={t('offersChosen')} type="offer" filter={[mine, 'state = "chosen"'].filter(Boolean).join(' and ')} />}
        <CountFigure name={t('activeLoans')} type="loan" filter={'state = "active"'} />
      </div>
      <div className="grid">
        {run && offer && <OpenForOffers run={run} offer={offer} mine={mine} />}
        {run && <WaitingCases run={run} />}
        {offer && (
          <RecordTable type={offer} title={t('myOffers')} filter={mine} columns={['financing_case', 'amount', 'annual_rate', 'term_months', 'valid_until', 'state']}
            action={(row) => <Link to="/records/$type/$id" params={{ type: 'offer', id: row.id }}>{t('open')}</Link>} />
        )}
      </div>
    </Page>
  )
}
