// The newest case of the firm on its way, with the line of its stages.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { stagesQuery } from '@/cases/api'
import { CaseLink, Sum } from '@/cases/facts'
import { type Run, useRuns } from '@/cases/open'
import { prefillOf } from '@/cases/prefill'
import { Stepper } from '@/cases/stepper'
import { Answer } from '@/kit/faces'
import { useSession } from '@/lib/queries'
import type { RecordType, Row } from '@/lib/shapes'
import { useWords } from '@/words'

import { ofFirm, useRows } from './api'

function Case({ run, row }: { run: Run; row: Row }) {
  const stages = useQuery(stagesQuery(run.type.key, row.id))
  return (
    <>
      <p><CaseLink type={run.type} row={row} /> <b><Sum type={run.type} row={row} /></b></p>
      <Answer of={stages} rows={4}>{(events) => <Stepper chain={run.chain} row={row} events={events} />}</Answer>
    </>
  )
}

export function CaseCard({ firm, type }: { firm: Row; type: RecordType }) {
  const { t, label } = useWords()
  const session = useSession()
  const { runs } = useRuns()
  const run = runs?.find((one) => one.chain.key === 'pledge_financing')
  const rows = useRows('financing_case', ofFirm(firm.id), '-created_at')
  if (!run || !rows) return null
  const ends = new Set(run.chain.stages.filter((stage) => stage.terminal).map((stage) => stage.key))
  const shown = rows.find((row) => !ends.has(row.stage ?? '')) ?? rows[0]
  return (
    <section className="card firm-side firm-case">
      <div className="card-head">
        <h2>
          {label(run.chain.label)}{' '}
          <Link to="/records/$type" params={{ type: run.type.key }} search={{ filter: ofFirm(firm.id) }} className="digits">{t('rowsCount', { count: rows.length })}</Link>
        </h2>
        {run.type.actions.includes('create') && (
          <Link to="/records/$type/new" params={{ type: run.type.key }} search={{ with: { ...prefillOf(run.type, session, { type, row: firm }), title: t('firmCaseTitle', { firm: String(firm.name) }) } }}>
            {t('create', { type: label(run.type.label) })}
          </Link>
        )}
      </div>
      {shown ? <Case run={run} row={shown} /> : <p className="note">{t('firmNoCase')}</p>}
    </section>
  )
}
