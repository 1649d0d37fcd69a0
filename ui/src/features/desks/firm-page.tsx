// A firm's home: what its patents are good for, what is missing and who mends it, how its cases go, which offers wait.
import { useQuery } from '@tanstack/react-query'

import '@/cases/cases.css'
import { useRuns } from '@/cases/open'
import { WaitingCases } from '@/cases/waiting'
import { Failure, Loading } from '@/kit/faces'
import { Page } from '@/kit/page'
import { typesQuery, useSession } from '@/lib/queries'
import { useWords } from '@/words'

import { CountFigure, PrecheckFigures } from './figures'
import { FirmCases } from './firm-cases'
import { Mending } from './mending'
import { Offers } from './offers'
import { NewButton, RecordTable } from './record-table'

export function FirmPage() {
  const { t } = useWords()
  const session = useSession()
  const { runs, error, refetch } = useRuns()
  const { data: types } = useQuery(typesQuery)
  if (!runs || !types) return error ? <Failure error={error} retry={refetch} /> : <Loading />
  const run = runs.find((one) => one.chain.key === 'pledge_financing')
  const typeOf = (key: string) => types.find((type) => type.key === key)
  const [claim, consent, patent] = [typeOf('subsidy_claim'), typeOf('consent'), typeOf('patent')]
  return (
    <Page title={t('firmHome')} aside={session.name} actions={run && <NewButton type={run.type} primary more={{ lead_source: 'applied' }} />}>
      <div className="totals">
        {patent && <CountFigure name={t('myPatents')} type="patent" filter="" />}
        <PrecheckFigures />
        <CountFigure name={t('activeLoans')} type="loan" filter={'state = "active"'} />
      </div>
      <div className="grid">
        {run && <Offers run={run} />}
        {run && <FirmCases run={run} />}
        {run && <WaitingCases run={run} />}
        <Mending />
        {claim && <RecordTable half type={claim} title={t('myClaims')} sort="-created_at" columns={['title', 'loan', 'total_subsidy', 'approved_amount', 'paid_on']} />}
        {consent && <RecordTable half type={consent} title={t('myConsents')} sort="-valid_until" columns={['purpose', 'bank', 'scope', 'valid_until', 'revoked_on']} />}
      </div>
    </Page>
  )
}
