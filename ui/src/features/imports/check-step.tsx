// What the file would do. A wrong cell of a CSV file is mended in its row; a workbook is mended in the spreadsheet.
import { Button, Input } from 'antd'
import { useState } from 'react'

import { StateTag } from '@/kit/state-tag'
import { useWords } from '@/words'

import type { Batch, RowProblem } from './api'
import { Counts } from './counts'
import { errorFile } from './receipt'
import { cellOf, type Mend, type Sheet } from './sheet'

interface Props {
  batch: Batch
  sheet?: Sheet
  onMend: (mends: Mend[]) => void
  onBack: () => void
  onWrite: () => void
  busy: boolean
}

const idOf = (problem: RowProblem) => `${problem.row}\u001f${problem.column}`

function Cell({ problem, sheet, value, same, onChange, onSame }: { problem: RowProblem; sheet?: Sheet; value?: string; same: number; onChange: (value: string) => void; onSame: () => void }) {
  const { t } = useWords()
  const was = sheet && cellOf(sheet, problem.row, problem.column)
  if (was === undefined) return <span className="note">{t('notApplicable')}</span>
  return (
    <>
      <Input aria-label={t('cellAt', { row: problem.row, column: problem.column })} status={value === undefined ? 'error' : undefined} value={value ?? was} onChange={(event) => onChange(event.target.value)} style={{ minWidth: 160 }} />
      {value !== undefined && same > 1 && <Button type="link" size="small" onClick={onSame}>{t('mendSame', { count: same })}</Button>}
    </>
  )
}

function Problems({ problems, sheet, mends, onChange }: { problems: RowProblem[]; sheet?: Sheet; mends: Map<string, Mend>; onChange: (mends: Map<string, Mend>) => void }) {
  const { t, language } = useWords()
  const alike = (problem: RowProblem) =>
    sheet ? problems.filter((one) => one.column === problem.column && cellOf(sheet, one.row, one.column) === cellOf(sheet, problem.row, problem.column)) : []
  const set = (which: RowProblem[], value: string) => {
    const next = new Map(mends)
    for (const { row, column } of which) next.set(idOf({ row, column } as RowProblem), { row, column, value })
    onChange(next)
  }
  return (
    <div style={{ overflowX: 'auto' }}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col" style={{ whiteSpace: 'nowrap' }}>{t('sheetRow')}</th>
            <th scope="col">{t('columnHeader')}</th>
            {sheet && <th scope="col">{t('cellValue')}</th>}
            <th scope="col">{t('reason')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={idOf(problem) + problem.code}>
              <th scope="row" className="digits">{problem.row}</th>
              <td style={{ whiteSpace: 'nowrap' }}>{problem.column || t('wholeRow')}</td>
              {sheet && (
                <td>
                  <Cell
                    problem={problem}
                    sheet={sheet}
                    value={mends.get(idOf(problem))?.value}
                    same={alike(problem).length}
                    onChange={(value) => set([problem], value)}
                    onSame={() => set(alike(problem), mends.get(idOf(problem))?.value ?? '')}
                  />
                </td>
              )}
              <td>{language === 'zh' ? problem.message : problem.message_en}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function CheckStep({ batch, sheet, onMend, onBack, onWrite, busy }: Props) {
  const { t } = useWords()
  const [mends, setMends] = useState(new Map<string, Mend>())
  const problems = batch.problems ?? []
  const warnings = batch.warnings ?? []
  const count = batch.counts.inserted + batch.counts.updated
  const why = mends.size > 0 ? t('recheckFirst') : count === 0 ? t('nothingToWrite') : ''
  return (
    <>
      <Counts counts={batch.counts} />
      {problems.length > 0 && (
        <section className="card" style={{ marginBottom: 14 }}>
          <h2>
            <StateTag state="error">{t('refused')}</StateTag> {t('wrongRows')} <span className="note">{t(sheet ? 'mendHere' : 'mendInFile')}</span>
          </h2>
          {problems.length < batch.counts.refused && <p className="note">{t('firstProblems', { count: problems.length })}</p>}
          <Problems problems={problems} sheet={sheet} mends={mends} onChange={setMends} />
        </section>
      )}
      {warnings.length > 0 && (
        <section className="card" style={{ marginBottom: 14 }}>
          <h2>
            <StateTag state="warn">{t('warned')}</StateTag> {t('warnedRows')}
          </h2>
          <Problems problems={warnings} mends={mends} onChange={setMends} />
        </section>
      )}
      <div className="card form-foot" style={{ flexWrap: 'wrap', alignItems: 'center', padding: 12 }}>
        {why && <span className="note" id="write-why">{why}</span>}
        <Button onClick={onBack}>{t('backToMapping')}</Button>
        {batch.has_error_file && <Button href={errorFile(batch)} download>{t('errorFile', { count: batch.counts.refused })}</Button>}
        {mends.size > 0 && <Button type="primary" loading={busy} onClick={() => onMend([...mends.values()])}>{t('recheck', { count: mends.size })}</Button>}
        {mends.size === 0 && (
          <Button type="primary" loading={busy} disabled={Boolean(why)} aria-describedby={why ? 'write-why' : undefined} onClick={onWrite}>{t('writeRows', { count })}</Button>
        )}
      </div>
    </>
  )
}
