// The task force's desk: what is late or due, what waits for me, what patents may be pledged, whom we visited last.
import { useQuery } from '@tanstack/react-query'

import { CaseTable } from '@/cases/case-table'
import '@/cases/cases.css'
import { openFilter, type Run, useRuns } from '@/cases/open'
import { WaitingCases } from '@/cases/waiting'
import { Answer, Failure, Loading } from '@/kit/faces'
import { Page } from '@/kit/page'
import { listQuery, typesQuery } from '@/lib/queries'
import { useWords } from '@/words'

import { CountFigure, PrecheckFigures } from './figures'
import { NewButton, RecordTable } from './record-table'

const LATE = 'stage_due < today()'
const DUE = 'stage_due <= today()'
const SHOWN = 10

function LateCases({ chain, type }: Run) {
  const { t } = useWords()
  const page = useQuery(listQuery(type.key, { filter: DUE, sort: 'stage_due', limit: SHOWN }))
  return (
    <section className="card desk-wide">
      <h2>{t('lateOrDue')}</h2>
      <Answer of={page} rows={3}>
        {({ items }) => (items.length > 0 ? <CaseTable chain={chain} type={type} rows={items} caption={t('lateOrDue')} /> : <p className="note">{t('noLate')}</p>)}
      </Answer>
    </section>
  )
}

export function WorkbenchPage() {
  const { t } = useWords()
  const { runs, error, refetch } = useRuns()
  const { data: types } = useQuery(typesQuery)
  if (!runs) return error ? <Failure error={error} retry={refetch} /> : <Loading />
  const visit = types?.find((type) => type.key === 'visit')
  const main = runs.find((run) => run.chain.key === 'pledge_financing')
  return (
    <Page title={t('workbench')} actions={main && <NewButton type={main.type} primary more={{ lead_source: 'visit' }} />}>
      <div className="totals">
        {main && (
          <>
            <CountFigure name={t('openCases')} type={main.type.key} filter={openFilter(main.chain)} />
            <CountFigure name={t('lateCases')} type={main.type.key} filter={LATE} />
            <CountFigure name={t('dueToday')} type={main.type.key} filter="stage_due = today()" />
          </>
        )}
        <PrecheckFigures />
      </div>
      <div className="grid">
        {main && <LateCases {...main} />}
        {runs.map((run) => <WaitingCases key={run.chain.key} run={run} />)}
        {visit && <RecordTable type={visit} title={t('latestVisits')} sort="-visited_on" limit={6} columns={['subject', 'enterprise', 'visited_on', 'visited_by', 'needs', 'next_on']} />}
      </div>
    </Page>
  )
}
