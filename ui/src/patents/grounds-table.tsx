// Every ground of the pre-check beside the values that it rests on: what is met, what is not, what is not known.
import { useWords, useRoleName } from '@/words'
import type { RecordType, Row } from '@/lib/shapes'

import { FillIn } from './need'
import { type Ground, partsOf, type PrecheckSheet } from './precheck'
import { FindingTag } from './verdicts'

function Used({ ground }: { ground: Ground }) {
  const { t, label } = useWords()
  if (ground.used.length === 0) return t('notApplicable')
  return (
    <ul className="grounds">
      {ground.used.map((value) => (
        <li key={value.path}>
          <span className="note">{label(value.label)}</span>{' '}
          {value.hidden ? <span className="note">{t('hiddenValue')}</span> : value.text ? label(value.text) : <span className="note">{t('unknown')}</span>}
        </li>
      ))}
    </ul>
  )
}

function Mend({ ground, row, type }: { ground: Ground; row: Row; type: RecordType }) {
  const { t, label } = useWords()
  const roleName = useRoleName()
  if (ground.finding === 'met') return t('notApplicable')
  return (
    <>
      {ground.needs && ground.needs.length > 0 && <FillIn needs={ground.needs} row={row} type={type} />}
      {ground.finding === 'unmet' && <FillIn needs={ground.used.filter((value) => !ground.needs?.some((need) => need.path === value.path))} row={row} type={type} word="correctField" />}
      {ground.mend && (
        <>
          {label(ground.mend.how)}
          <div className="note">
            {roleName(ground.mend.role)}
            {ground.mend.by && ` · ${t('mendBy', { day: ground.mend.by })}`}
          </div>
        </>
      )}
    </>
  )
}

function Rows({ grounds, row, type }: { grounds: Ground[]; row: Row; type: RecordType }) {
  const { label } = useWords()
  return grounds.map((ground) => (
    <tr key={ground.key}>
      <th scope="row">{label(ground.label)}</th>
      <td className="nowrap"><FindingTag finding={ground.finding} /></td>
      <td><Used ground={ground} /></td>
      <td><Mend ground={ground} row={row} type={type} /></td>
    </tr>
  ))
}

export function GroundsTable({ sheet, row, type }: { sheet: PrecheckSheet; row: Row; type: RecordType }) {
  const { t, label } = useWords()
  const { applying, others } = partsOf(sheet.grounds)
  return (
    <>
      <div className="wide-table">
        <table className="plain-table grounds-table" aria-label={t('precheck')}>
          <thead>
            <tr>
              <th scope="col">{t('obstacle')}</th>
              <th scope="col">{t('finding')}</th>
              <th scope="col">{t('usedValues')}</th>
              <th scope="col">{t('mendHow')}</th>
            </tr>
          </thead>
          <tbody>
            <Rows grounds={applying} row={row} type={type} />
          </tbody>
        </table>
      </div>
      <p className="note">
        {sheet.inputs.map((input) => `${label(input.label)} ${input.value}`).join(' · ')}
        {others.length > 0 && ` · ${t('doNotApply', { count: others.length })}：${others.map((ground) => label(ground.label)).join('；')}`}
      </p>
    </>
  )
}
