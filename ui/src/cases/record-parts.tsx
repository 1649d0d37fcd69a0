// What a record's page shows beyond its fields: the way through its chain, a loan's schedule, a claim's sheet.
import type { RecordType, Row } from '@/lib/shapes'

import { CasePanel } from './case-panel'
import './cases.css'
import { ClaimSheet } from './sheets/claim-sheet'
import { LoanSchedule } from './sheets/loan-schedule'

export const RecordParts = ({ type, row }: { type: RecordType; row: Row }) => (
  <>
    {type.chain && <CasePanel type={type} row={row} />}
    {type.key === 'loan' && <LoanSchedule id={row.id} />}
    {type.key === 'subsidy_claim' && <ClaimSheet type={type} row={row} />}
  </>
)
