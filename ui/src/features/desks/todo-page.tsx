// My to-do: the cases in which a move is mine, by due day, and what the chains told me.
import { useQuery } from '@tanstack/react-query'

import '@/cases/cases.css'
import { useRuns } from '@/cases/open'
import { WaitingCases } from '@/cases/waiting'
import { Failure, Loading } from '@/kit/faces'
import { Page } from '@/kit/page'
import { typesQuery } from '@/lib/queries'
import { useWords } from '@/words'

import { Notices } from './notices'
import { RecordTable } from './record-table'

/** An appraiser's work is no stage of the case: it is the appraisal that is not final yet. */
function OpenAppraisals() {
  const { t } = useWords()
  const { data: types } = useQuery(typesQuery)
  const type = types?.find((one) => one.key === 'appraisal')
  if (!type?.actions.includes('edit')) return null
  return <RecordTable type={type} title={t('openAppraisals')} filter={'state = null or state != "final"'} columns={['report_number', 'financing_case', 'valuation_kind', 'base_date', 'state']} />
}

export function TodoPage() {
  const { t } = useWords()
  const { runs, error, refetch } = useRuns()
  if (!runs) return error ? <Failure error={error} retry={refetch} /> : <Loading />
  return (
    <Page title={t('todo')}>
      <div className="grid">
        <OpenAppraisals />
        {runs.map((run) => <WaitingCases key={run.chain.key} run={run} />)}
        <Notices />
      </div>
    </Page>
  )
}
