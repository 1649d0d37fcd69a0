// What a life rests on: the reduction, what is missing and where to enter it, the documents of the amounts.
import { Link } from '@tanstack/react-router'

import { StateTag } from '@/kit/state-tag'
import { moneyText, rounded } from '@/lib/numbers'
import { useWords } from '@/words'

import type { Fees, Lapse, Need } from './api'

export function Needs({ id, needs, editable }: { id: string; needs: Need[]; editable: boolean }) {
  const { t, label } = useWords()
  if (needs.length === 0) return null
  return (
    <p className="life-needs">
      <StateTag state="unknown">{t('missingFacts', { count: needs.length })}</StateTag>{' '}
      {needs.map((need, i) => (
        <span key={need.path}>
          {i > 0 && t('lifeAnd')}
          {need.field && !need.hidden && editable ? (
            <Link to="/records/$type/$id/edit" params={{ type: 'patent', id }}>{label(need.label)}</Link>
          ) : (
            <>{label(need.label)}{need.hidden && t('lifeHidden')}</>
          )}
        </span>
      ))}
    </p>
  )
}

export function Reduction({ fees }: { fees: Fees }) {
  const { t } = useWords()
  const { known, rate, holders, open_licence_left_out } = fees.reduction
  const text = !known
    ? t('lifeReductionUnknown')
    : holders && rate
      ? t(holders === 'one' ? 'lifeReductionOne' : 'lifeReductionSeveral', { rate: rounded(rate, 2) })
      : t('lifeReductionNone')
  return (
    <p className="note">
      {text}
      {open_licence_left_out && ` ${t('lifeOpenLicence')}`}
    </p>
  )
}

export function LapsePart({ lapse }: { lapse: Lapse }) {
  const { t, language } = useWords()
  const { restoration } = lapse
  return (
    <dl className="facts">
      <div>
        <dt>{t('lifeLapsedFor')}</dt>
        <dd>{lapse.year === null ? t('unknown') : t('lifeYear', { year: lapse.year })}</dd>
      </div>
      <div>
        <dt>{t('lifeLapsedOn')}</dt>
        <dd className="digits">{lapse.lapsed_on ?? t('unknown')}</dd>
      </div>
      <div>
        <dt>{t('lifeRestorableUntil')}</dt>
        <dd className="digits">{lapse.restorable_until ?? t('unknown')}</dd>
      </div>
      <div>
        <dt>{t('lifeRestoration')}</dt>
        <dd>
          <span className="digits life-total">{restoration ? moneyText(restoration.total, language) : t('unknown')}</span>
          {restoration && (
            <div className="note">
              {t('lifeRestorationMade', {
                request: moneyText(restoration.request_fee, language),
                fee: moneyText(restoration.fee, language),
                surcharge: moneyText(restoration.surcharge, language),
              })}
            </div>
          )}
        </dd>
      </div>
    </dl>
  )
}

const parts = { fees: 'lifePartFees', surcharges: 'lifePartSurcharges', counting: 'lifePartCounting', reductions: 'lifePartReductions', restoration_fees: 'lifePartRestoration' } as const
const confidences = { verified: 'lifeVerified', likely: 'lifeLikely', unverified: 'lifeUnverified' } as const

export function Sources({ fees }: { fees: Fees }) {
  const { t } = useWords()
  return (
    <div className="note">
      <h3>{t('lifeSources')}</h3>
      <ul>
        {fees.sources.map((source) => (
          <li key={source.part}>
            {t('lifeSource', {
              part: source.part in parts ? t(parts[source.part as keyof typeof parts]) : source.part,
              document: [source.document, source.clause].filter(Boolean).join(' '),
              day: source.from,
              confidence: t(confidences[source.confidence]),
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}
