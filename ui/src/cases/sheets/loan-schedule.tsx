// The repayment schedule of a loan as the server reckoned it, to the fen; the totals are sums of its own lines.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { Answer } from '@/kit/faces'
import { StateTag } from '@/kit/state-tag'
import { call } from '@/lib/api'
import { typesQuery } from '@/lib/queries'
import type { Row } from '@/lib/shapes'
import { useWords } from '@/words'

import { lateness } from '../days'
import { exact, sumOf } from './fen'

/** The fields of this type that the table shows. */
interface Instalment extends Row {
  sequence: number
  due_on: string
  interest_days: number | null
  principal: string
  interest: string
  payment: string
  balance_after: string | null
  paid_on: string | null
}

function Paid({ line }: { line: Instalment }) {
  const { t } = useWords()
  if (line.paid_on) return <StateTag state="ok">{t('paidOn', { day: line.paid_on })}</StateTag>
  const { state, days } = lateness(line.due_on)
  if (state === 'late') return <StateTag state="error">{t('lateBy', { days })}</StateTag>
  return <StateTag state={state === 'today' ? 'warn' : 'plain'}>{t(state === 'today' ? 'dueToday' : 'notDueYet')}</StateTag>
}

/** The form of the repayment with what is due filled in: whoever enters it only compares it with the voucher. */
function Repay({ loan, line }: { loan: string; line: Instalment }) {
  const { t } = useWords()
  const known = { loan, instalment: line.id, paid_on: line.due_on, principal: line.principal, interest: line.interest }
  return (
    <Link to="/records/$type/new" params={{ type: 'repayment' }} search={{ with: known, back: `/records/loan/${loan}` }} aria-label={t('enterRepaymentOf', { sequence: line.sequence })}>
      {t('enterRepayment')}
    </Link>
  )
}

export function LoanSchedule({ id }: { id: string }) {
  const { t } = useWords()
  const { data: types } = useQuery(typesQuery)
  const mayRepay = types?.find((type) => type.key === 'repayment')?.actions.includes('create') ?? false
  const schedule = useQuery({
    queryKey: ['records', 'instalment', 'schedule', id],
    queryFn: async ({ signal }) => (await call('GET /loans/{id}/schedule', { path: { id }, signal })).instalments as Instalment[],
  })
  return (
    <section className="card case-panel">
      <h2>{t('repaymentSchedule')} <span className="note">{t('inYuan')}</span></h2>
      <Answer of={schedule} rows={6}>
        {(lines) =>
          lines.length === 0 ? (
            <p className="note">{t('noSchedule')}</p>
          ) : (
            <div className="wide-table">
              <table className="plain-table" aria-label={t('repaymentSchedule')}>
                <thead>
                  <tr>
                    <th scope="col">{t('instalmentNumber')}</th>
                    <th scope="col">{t('dueDay')}</th>
                    <th scope="col" className="right">{t('interestDays')}</th>
                    <th scope="col" className="right">{t('principal')}</th>
                    <th scope="col" className="right">{t('interest')}</th>
                    <th scope="col" className="right">{t('payment')}</th>
                    <th scope="col" className="right">{t('balance')}</th>
                    <th scope="col">{t('status')}</th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map((line) => (
                    <tr key={line.id}>
                      <td className="digits">{line.sequence}</td>
                      <td className="digits nowrap">{line.due_on}</td>
                      <td className="digits right">{line.interest_days ?? t('unknown')}</td>
                      <td className="digits right">{exact(line.principal)}</td>
                      <td className="digits right">{exact(line.interest)}</td>
                      <td className="digits right">{exact(line.payment)}</td>
                      <td className="digits right">{line.balance_after === null ? t('unknown') : exact(line.balance_after)}</td>
                      <td><Paid line={line} /> {mayRepay && !line.paid_on && <Repay loan={id} line={line} />}</td>
                    </tr>
                  ))}
                </tbody>
                <tfoot>
                  <tr>
                    <th scope="row" colSpan={3}>{t('total')}</th>
                    {(['principal', 'interest', 'payment'] as const).map((key) => (
                      <td key={key} className="digits right">{exact(sumOf(lines.map((line) => line[key])))}</td>
                    ))}
                    <td colSpan={2}>{t('paidCount', { paid: lines.filter((line) => line.paid_on).length, count: lines.length })}</td>
                  </tr>
                </tfoot>
              </table>
            </div>
          )
        }
      </Answer>
    </section>
  )
}
