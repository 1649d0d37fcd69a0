// The annuity that is due next: until when, what it costs today, and what waiting costs.
import { StateTag } from '@/kit/state-tag'
import { moneyText, rounded } from '@/lib/numbers'
import { useWords } from '@/words'

import type { Fees, NextFee } from './api'
import { feeLook, spansOf } from './looks'

export function FeeTag({ fees }: { fees: Fees }) {
  const { t, label } = useWords()
  const late = fees.next?.days_late ?? 0
  return (
    <StateTag state={feeLook(fees.kind)}>
      {label(fees.label)}
      {late > 0 ? ` · ${t('lateBy', { days: late })}` : fees.kind === 'due_soon' && fees.next ? ` · ${t('dueOn', { day: fees.next.due_on })}` : ''}
    </StateTag>
  )
}

/** What the amount is made of, in one line. */
function Made({ next }: { next: NextFee }) {
  const { t, language } = useWords()
  const { full_fee, reduction, fee, surcharge, surcharge_rate } = next.today
  const parts = [t('lifeFullFee', { amount: moneyText(full_fee, language) })]
  if (Number(reduction) > 0) parts.push(t('lifeReduced', { rate: rounded(reduction, 2), amount: moneyText(fee, language) }))
  if (next.days_late > 0) parts.push(t('lifeSurcharge', { rate: rounded(surcharge_rate, 2), amount: moneyText(surcharge, language) }))
  return <div className="note">{parts.join(' · ')}</div>
}

function Prices({ next, today }: { next: NextFee; today: string }) {
  const { t, language } = useWords()
  const spans = spansOf(next.prices, today)
  return (
    <div className="life-table">
      <table className="plain-table">
        <caption>{t('lifePrices', { year: next.year })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('lifePaidBetween')}</th>
            <th scope="col">{t('lifeMonth')}</th>
            <th scope="col" className="figure wide-only">{t('lifeFee')}</th>
            <th scope="col" className="figure wide-only">{t('lifeSurchargeShort')}</th>
            <th scope="col" className="figure">{t('lifeTotal')}</th>
          </tr>
        </thead>
        <tbody>
          {next.prices.map((price, i) => (
            <tr key={price.paid_on}>
              <td className="digits">{spans[i]!.from} – {spans[i]!.until}</td>
              <td>{price.month_late === 0 ? t('lifeInTime') : t('lifeGraceMonth', { month: price.month_late })}</td>
              <td className="digits figure wide-only">{moneyText(price.fee, language)}</td>
              <td className="digits figure wide-only">{moneyText(price.surcharge, language)}</td>
              <td className="digits figure"><b>{moneyText(price.total, language)}</b></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function NextFeePart({ next, today }: { next: NextFee; today: string }) {
  const { t, language } = useWords()
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{t('lifeNextFee')}</dt>
          <dd>{t('lifeYear', { year: next.year })}</dd>
        </div>
        <div>
          <dt>{next.days_late > 0 ? t('lifeToPayToday') : t('lifeToPay')}</dt>
          <dd>
            <span className="digits life-total">{next.outstanding === null ? t('unknown') : moneyText(next.outstanding, language)}</span>
            <Made next={next} />
          </dd>
        </div>
        <div>
          <dt>{t('lifeDueDay')}</dt>
          <dd>
            <span className="digits">{next.due_on}</span>
            {next.nominal_on !== next.due_on && <div className="note">{t('lifeMoved', { day: next.nominal_on })}</div>}
          </dd>
        </div>
        <div>
          <dt>{t('lifeGraceEnds')}</dt>
          <dd className="digits">{next.grace_ends_on}</dd>
        </div>
      </dl>
      {next.provisional && <p className="note">{t('lifeProvisional')}</p>}
      <Prices next={next} today={today} />
    </>
  )
}
