// The calculation sheet of a claim: the lines that it keeps, the rule and its source, and whether today's records agree.
import { useQuery } from '@tanstack/react-query'

import { Answer } from '@/kit/faces'
import { StateTag } from '@/kit/state-tag'
import { call, Problem } from '@/lib/api'
import type { RecordType, Row, SubsidySheet } from '@/lib/shapes'
import { useWords } from '@/words'

import { exact } from './fen'
import { NO_RULE, RuleMissing } from './rule-missing'

/** The fields of this type that the table shows. */
interface Line extends Row {
  sequence: number
  item_key: string
  period_from: string | null
  period_until: string | null
  days: number | null
  base_amount: string | null
  base_rate: string | null
  ratio: string | null
  share: string | null
  computed_amount: string | null
  cap_amount: string | null
  granted_amount: string | null
  explanation: string | null
}

const outcomes = { met: ['ok', 'met'], unmet: ['error', 'unmet'], unknown: ['unknown', 'lacksData'] } as const

function Conditions({ sheet }: { sheet: SubsidySheet }) {
  const { t, label } = useWords()
  return (
    <ul className="plain-list">
      {sheet.reckoned.conditions.map((condition) => (
        <li key={condition.key}>
          <StateTag state={outcomes[condition.outcome][0]}>{t(outcomes[condition.outcome][1])}</StateTag> {label(condition.label)}{' '}
          <span className="note">{[label(condition.reason), condition.source.clause].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  )
}

function Lines({ sheet }: { sheet: SubsidySheet }) {
  const { t, label } = useWords()
  const money = (amount: string | null) => (amount === null ? t('notApplicable') : exact(amount))
  const rate = (of: string | null) => (of === null ? t('notApplicable') : `${of}%`)
  const names = new Map(sheet.reckoned.rows.map((row) => [row.item, label(row.label)]))
  // The conditions are kept as lines without any figure; they stand in their own list.
  const lines = (sheet.lines as Line[]).filter((line) => [line.granted_amount, line.computed_amount, line.base_amount].some((figure) => figure !== null))
  return (
    <div className="wide-table">
      <table className="plain-table" aria-label={t('sheet')}>
        <thead>
          <tr>
            <th scope="col">{t('item')}</th>
            <th scope="col">{t('period')}</th>
            <th scope="col" className="right">{t('baseAmount')}</th>
            <th scope="col" className="right">{t('baseRate')}</th>
            <th scope="col" className="right">{t('ratio')}</th>
            <th scope="col" className="right">{t('share')}</th>
            <th scope="col" className="right">{t('computedAmount')}</th>
            <th scope="col" className="right">{t('cap')}</th>
            <th scope="col" className="right">{t('granted')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                {names.get(line.item_key) ?? line.item_key}
                <div className="note">{line.explanation}</div>
              </td>
              <td className="digits nowrap">
                {line.period_from ? `${line.period_from} – ${line.period_until}` : t('notApplicable')}
                {line.period_from && <div className="note">{line.days} {t('dayUnit')}</div>}
              </td>
              <td className="digits right">{money(line.base_amount)}</td>
              <td className="digits right">{rate(line.base_rate)}</td>
              <td className="digits right">{rate(line.ratio)}</td>
              <td className="digits right">{rate(line.share)}</td>
              <td className="digits right">{money(line.computed_amount)}</td>
              <td className="digits right">{money(line.cap_amount)}</td>
              <td className="digits right">{money(line.granted_amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={8}>{t('total')}</th>
            {/* The server writes the sum with two places; so many digits a number keeps exactly. */}
            <td className="digits right">{sheet.total_subsidy === null ? t('unknown') : exact(sheet.total_subsidy.toFixed(2))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

export function ClaimSheet({ type, row }: { type: RecordType; row: Row }) {
  const { id } = row
  const { t, label } = useWords()
  const sheet = useQuery({ queryKey: ['records', 'subsidy_claim', 'sheet', id], queryFn: ({ signal }) => call('GET /records/subsidy_claim/{id}/sheet', { path: { id }, signal }) })
  return (
    <section className="card case-panel">
      <h2>{t('sheet')} <span className="note">{t('inYuan')}</span></h2>
      {sheet.error instanceof Problem && sheet.error.code === NO_RULE ? (
        <RuleMissing problem={sheet.error} type={type} row={row} />
      ) : (
        <Answer of={sheet} rows={6}>
          {(answer) => (
            <>
              <p>
                {label(answer.reckoned.rule.label)} · {label(answer.reckoned.rule.authority)}
                <br />
                <span className="note">{t('ruleSource')}：{[answer.reckoned.rule.source.document, answer.reckoned.rule.source.clause].filter(Boolean).join(' · ')}</span>
              </p>
              {answer.lines.length === 0 ? <p className="note">{t('noSheet')}</p> : <Lines sheet={answer} />}
              {answer.lines.length > 0 && (
                <p>
                  <StateTag state={answer.agrees ? 'ok' : 'warn'}>{t(answer.agrees ? 'sheetAgrees' : 'sheetDiffers')}</StateTag>{' '}
                  <span className="note">{t('calculatedOn', { day: answer.calculated_on })}</span>
                </p>
              )}
              <h3>{t('conditions')}</h3>
              <Conditions sheet={answer} />
            </>
          )}
        </Answer>
      )}
    </section>
  )
}
