// The page of a firm beyond its fields: what to know before a visit or a loan.
import type { RecordType, Row } from '@/lib/shapes'

import '@/cases/cases.css'
import { useReadable } from './api'
import { CaseCard } from './case-card'
import { ConsentsCard } from './consents-card'
import { FirmFigures } from './figures'
import './firms.css'
import { GapsCard } from './gaps-card'
import { FirmHead } from './head'
import { PledgeCard } from './pledge-card'
import { Timeline } from './timeline'
import { YearsCard } from './years-card'

export default function FirmPanel({ type, row }: { type: RecordType; row: Row }) {
  const patents = useReadable('patent')
  return (
    <div className="firm">
      <section className="card firm-wide">
        <FirmHead type={type} row={row} />
        <FirmFigures id={row.id} />
      </section>
      <div className="firm-column">
        {patents && <PledgeCard id={row.id} />}
        <YearsCard id={row.id} canAdd={!row.deleted_at} />
        <Timeline id={row.id} />
      </div>
      <div className="firm-column">
        <CaseCard firm={row} type={type} />
        <GapsCard type={type} row={row} />
        <ConsentsCard id={row.id} />
      </div>
    </div>
  )
}
