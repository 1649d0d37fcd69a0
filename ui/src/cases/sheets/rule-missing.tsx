// No rule fits the claim: what is missing in the server's words, what each known rule would make of the loan, and the way to choose one.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { StateTag } from '@/kit/state-tag'
import { call, type Problem } from '@/lib/api'
import { fieldOf } from '@/lib/queries'
import type { RecordType, Row } from '@/lib/shapes'
import { useWords } from '@/words'

import { exact } from './fen'

export const NO_RULE = 'work.no_subsidy_then'

/** The server names the rules that it knows at the end of its hint. */
export const rulesIn = (hint: string) => [...new Set(hint.match(/\b[a-z][a-z\d]*(?:_[a-z\d]+)+\b/g) ?? [])]

function Trial({ loan, rule }: { loan: string; rule: string }) {
  const { t, label } = useWords()
  const trial = useQuery({ queryKey: ['subsidies', loan, rule], queryFn: () => call('POST /subsidies/calculate', { body: { loan, rule } }), retry: false })
  const made = trial.data
  return (
    <tr>
      <th scope="row">
        {made ? label(made.rule.label) : rule}
        <div className="note digits">{rule}</div>
      </th>
      <td>{made ? [label(made.rule.authority), made.rule.source.document, made.rule.source.clause].filter(Boolean).join(' · ') : <span className="note">{trial.error ? (trial.error as Problem).message : '…'}</span>}</td>
      <td>
        {made?.conditions.filter((condition) => condition.outcome !== 'met').map((condition) => (
          <div key={condition.key}>
            <StateTag state={condition.outcome === 'unmet' ? 'error' : 'unknown'}>{t(condition.outcome === 'unmet' ? 'unmet' : 'lacksData')}</StateTag> {label(condition.label)}
          </div>
        ))}
        {made && made.conditions.every((condition) => condition.outcome === 'met') && <StateTag state="ok">{t('met')}</StateTag>}
      </td>
      <td className="digits right">{made ? (made.amount === null ? t('unknown') : exact(made.amount.toFixed(2))) : ''}</td>
    </tr>
  )
}

export function RuleMissing({ problem, type, row }: { problem: Problem; type: RecordType; row: Row }) {
  const { t, label } = useWords()
  const field = fieldOf(type, 'rule')
  const may = type.actions.includes('edit') && field?.writable && !row.deleted_at
  const rules = rulesIn(problem.hint)
  return (
    <>
      <p><StateTag state="unknown">{t('lacksData')}</StateTag> {problem.message}</p>
      <p>
        {may ? (
          <Link to="/records/$type/$id/edit" params={{ type: type.key, id: row.id }} search={{ back: `/records/${type.key}/${row.id}` }} hash="field-rule">{t('fillIn', { label: label(field.label) })}</Link>
        ) : (
          <span className="note">{label(field?.label)}：{t('mayNotFill')}</span>
        )}
        <br />
        <span className="note">{problem.hint}</span>
      </p>
      {rules.length > 0 && Boolean(row.loan) && (
        <div className="wide-table">
          <table className="plain-table" aria-label={t('rulesKnown')}>
            <caption className="note" style={{ textAlign: 'start', padding: '0 8px 4px' }}>{t('rulesKnown')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('rule')}</th>
                <th scope="col">{t('ruleSource')}</th>
                <th scope="col">{t('conditions')}</th>
                <th scope="col" className="right">{t('trialAmount')}</th>
              </tr>
            </thead>
            <tbody>{rules.map((rule) => <Trial key={rule} loan={String(row.loan)} rule={rule} />)}</tbody>
          </table>
        </div>
      )}
    </>
  )
}
