// The annuities from here to the end of the term, each paid on its due day.
import { moneyText, rounded } from '@/lib/numbers'
import { useWords } from '@/words'

import type { Fees } from './api'

export function ComingYears({ fees }: { fees: Fees }) {
  const { t, language } = useWords()
  if (fees.coming.length === 0 || fees.coming_total === null) return null
  return (
    <div className="life-table">
      <table className="plain-table">
        <caption>{t('lifeComing')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('lifePatentYear')}</th>
            <th scope="col">{t('lifeDueDay')}</th>
            <th scope="col" className="figure wide-only">{t('lifeFullFeeShort')}</th>
            <th scope="col" className="figure wide-only">{t('lifeReduction')}</th>
            <th scope="col" className="figure">{t('lifeToPay')}</th>
          </tr>
        </thead>
        <tbody>
          {fees.coming.map((year) => (
            <tr key={year.year}>
              <th scope="row" className="digits">{t('lifeYear', { year: year.year })}</th>
              <td className="digits">
                {year.due_on} {year.provisional && <span className="note">{t('lifeProvisionalShort')}</span>}
              </td>
              <td className="digits figure wide-only">{moneyText(year.full_fee, language)}</td>
              <td className="digits figure wide-only">{Number(year.reduction) > 0 ? `${rounded(year.reduction, 2)} %` : t('notApplicable')}</td>
              <td className="digits figure">{moneyText(year.total, language)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>{t('lifeComingTotal')}</th>
            <td colSpan={2} className="wide-only" />
            <td className="digits figure"><b>{moneyText(fees.coming_total, language)}</b></td>
          </tr>
          <tr>
            <th scope="row" colSpan={2}>{t('lifeToExpiry')}</th>
            <td colSpan={2} className="wide-only" />
            <td className="digits figure">
              <b>{fees.total_to_expiry === null ? t('unknown') : moneyText(fees.total_to_expiry, language)}</b>
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
