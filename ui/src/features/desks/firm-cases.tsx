// How the firm's cases go, each with its line of stages.
import { useQuery } from '@tanstack/react-query'

import { stagesQuery } from '@/cases/api'
import { CaseLink, Sum } from '@/cases/facts'
import { openFilter, type Run } from '@/cases/open'
import { Stepper } from '@/cases/stepper'
import { Answer } from '@/kit/faces'
import { listQuery } from '@/lib/queries'
import type { Row } from '@/lib/shapes'
import { useWords } from '@/words'

const SHOWN = 5

function FirmCase({ run: { chain, type }, row }: { run: Run; row: Row }) {
  const stages = useQuery(stagesQuery(type.key, row.id))
  return (
    <>
      <h3>
        <CaseLink type={type} row={row} /> <span className="note"><Sum type={type} row={row} /></span>
      </h3>
      <Answer of={stages} rows={2}>
        {(events) => <Stepper chain={chain} row={row} events={events} />}
      </Answer>
    </>
  )
}

export function FirmCases({ run }: { run: Run }) {
  const { t } = useWords()
  const page = useQuery(listQuery(run.type.key, { filter: openFilter(run.chain), sort: '-created_at', limit: SHOWN }))
  return (
    <section className="card desk-wide">
      <h2>{t('myCases')}</h2>
      <Answer of={page} rows={3}>
        {({ items }) => (items.length > 0 ? items.map((row) => <FirmCase key={row.id} run={run} row={row} />) : <p className="note">{t('noMyCases')}</p>)}
      </Answer>
    </section>
  )
}
