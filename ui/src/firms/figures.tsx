// The figures a loan officer and the task force ask first; each opens its records.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { today } from '@/cases/days'
import { openFilter, useRuns } from '@/cases/open'
import { sumOf } from '@/cases/sheets/fen'
import { StateTag } from '@/kit/state-tag'
import { both } from '@/lib/feel'
import { money } from '@/lib/numbers'
import { useWords } from '@/words'

import { IN_FORCE, ofFirm, ofHolder, PENDING, precheckFilter, precheckOf, useReadable, useRows } from './api'
import { Figure, Spark, useCount } from './figure'
import { growthOf, shareOf } from './sums'

const DUE_DAYS = 60

function YearFigures({ id }: { id: string }) {
  const { t, language } = useWords()
  const rows = useRows('enterprise_year', ofFirm(id), 'fiscal_year')
  const readable = useReadable('enterprise_year')
  if (!readable) return null
  const to = { type: 'enterprise_year', filter: ofFirm(id), sort: '-fiscal_year' }
  const last = rows?.at(-1)
  const before = rows?.find((row) => Number(row.fiscal_year) === Number(last?.fiscal_year) - 1)
  const year = last ? String(last.fiscal_year) : ''
  const revenue = last?.revenue ? money(String(last.revenue), language) : null
  const growth = growthOf(last?.revenue, before?.revenue)
  const share = shareOf(last?.research_spending, last?.revenue)
  return (
    <>
      <Figure
        name={t('firmRevenue', { year })}
        figure={rows && (revenue?.figure ?? null)}
        unit={revenue?.unit}
        to={to}
        chart={<Spark values={(rows ?? []).filter((row) => row.revenue).map((row) => Number(row.revenue))} />}
        note={growth && t(Number(growth) < 0 ? 'firmFell' : 'firmRose', { share: growth.replace('-', '') })}
      />
      <Figure name={t('firmResearchShare', { year })} figure={rows && (share ?? null)} unit="%" to={to} note={last?.staff != null && t('firmStaff', { count: String(last.staff) })} />
    </>
  )
}

function PatentFigures({ id }: { id: string }) {
  const { t } = useWords()
  const of = (condition: string) => both(ofHolder(id), condition)
  const readable = Boolean(useReadable('patent'))
  const inventions = useCount('patent', of(`${IN_FORCE} and kind = "invention"`), readable)
  const others = useCount('patent', of(`${IN_FORCE} and kind != "invention"`), readable)
  const pending = useCount('patent', of(PENDING), readable)
  const due = of(`${IN_FORCE} and annuity_paid_to <= today() + @"P${DUE_DAYS}D"`)
  const annuities = useCount('patent', due, readable)
  const pledgedFilter = of('pledged = true')
  const pledged = useCount('patent', pledgedFilter, readable)
  if (!readable) return null
  return (
    <>
      <Figure
        name={t('firmPatents')}
        figure={inventions !== undefined && others !== undefined ? `${inventions} / ${others}` : undefined}
        unit={t('patentUnit')}
        to={{ type: 'patent', filter: of(IN_FORCE) }}
        note={<Link to="/records/$type" params={{ type: 'patent' }} search={{ filter: of(PENDING) }}>{t('firmPending', { count: pending ?? '…' })}</Link>}
      />
      <Figure name={t('firmAnnuities')} figure={annuities} unit={t('patentUnit')} to={{ type: 'patent', filter: due, sort: 'annuity_paid_to' }} note={t('firmAnnuitiesNote')} />
      <Figure name={t('firmPledged')} figure={pledged} unit={t('patentUnit')} to={{ type: 'patent', filter: pledgedFilter }} />
    </>
  )
}

function PledgeFigure({ id }: { id: string }) {
  const { t } = useWords()
  const { data } = useQuery(precheckOf(id))
  const filter = precheckFilter(id)
  return (
    <div>
      <div className="name">{t('firmPledgeable')}</div>
      <div className="firm-figure">
        <Link to="/precheck" search={{ verdict: 'pledgeable', filter }} aria-label={`${t('firmPledgeable')} ${data?.totals.pledgeable ?? '…'} ${t('patentUnit')} ${t('records')}`}>
          <span className="digits">{data?.totals.pledgeable ?? '…'}</span> <span className="unit">{t('patentUnit')}</span>
        </Link>
      </div>
      <div className="note">
        <Link to="/precheck" search={{ verdict: 'blocked', filter }}>{t('firmBlocked', { count: data?.totals.blocked ?? '…' })}</Link>
        {' · '}
        <Link to="/precheck" search={{ verdict: 'unknown', filter }}>{t('firmLacking', { count: data?.totals.unknown ?? '…' })}</Link>
      </div>
    </div>
  )
}

function MoneyFigures({ id }: { id: string }) {
  const { t, language } = useWords()
  const { runs } = useRuns()
  const run = runs?.find((one) => one.chain.key === 'pledge_financing')
  const open = run ? both(ofFirm(id), openFilter(run.chain)) : ''
  const cases = useCount('financing_case', open, Boolean(run))
  const late = both(open, 'stage_due < today()')
  const lateCases = useCount('financing_case', late, Boolean(run))
  const outstanding = both(ofFirm(id), 'state in ("active", "overdue")')
  const loans = useRows('loan', outstanding)
  const owed = useRows('instalment', `loan.${ofFirm(id)} and loan.state in ("active", "overdue") and paid_on = null`)
  const sum = owed && loans ? money(sumOf(owed.map((row) => String(row.principal ?? '0'))), language) : undefined
  const claims = useRows('subsidy_claim', both(ofFirm(id), 'paid_on != null'))
  const paid = claims && money(sumOf(claims.map((row) => String(row.approved_amount ?? '0'))), language)
  return (
    <>
      {run && (
        <Figure name={t('firmCases')} figure={cases} unit={t('caseUnit')} to={{ type: 'financing_case', filter: open }}
          note={Boolean(lateCases) && <Link to="/records/$type" params={{ type: 'financing_case' }} search={{ filter: late }}><StateTag state="error">{t('firmLate', { count: lateCases ?? 0 })}</StateTag></Link>} />
      )}
      {loans && <Figure name={t('firmOwed')} figure={sum?.figure} unit={sum?.unit} to={{ type: 'loan', filter: outstanding }} note={t('firmLoans', { count: loans.length })} />}
      {claims && <Figure name={t('firmSubsidies')} figure={paid?.figure} unit={paid?.unit} to={{ type: 'subsidy_claim', filter: both(ofFirm(id), 'paid_on != null') }} note={t('firmClaims', { count: claims.length })} />}
    </>
  )
}

function ConsentFigure({ id }: { id: string }) {
  const { t } = useWords()
  const readable = Boolean(useReadable('consent'))
  const valid = both(ofFirm(id), `revoked_on = null and valid_until >= @"${today()}"`)
  const count = useCount('consent', valid, readable)
  return readable ? <Figure name={t('firmConsents')} figure={count} unit={t('consentUnit')} to={{ type: 'consent', filter: valid }} note={count === 0 && t('firmNoConsent')} /> : null
}

export function FirmFigures({ id }: { id: string }) {
  const patents = useReadable('patent')
  return (
    <div className="firm-figures">
      <YearFigures id={id} />
      <PatentFigures id={id} />
      {patents && <PledgeFigure id={id} />}
      <MoneyFigures id={id} />
      <ConsentFigure id={id} />
    </div>
  )
}
