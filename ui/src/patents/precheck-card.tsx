// The pre-check on the page of a patent.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import '@/cases/cases.css'
import { Answer } from '@/kit/faces'
import type { RecordType, Row } from '@/lib/shapes'
import { useWords } from '@/words'

import { GroundsTable } from './grounds-table'
import { sheetQuery } from './precheck'
import { VerdictTag } from './verdicts'

export function PrecheckCard({ type, row }: { type: RecordType; row: Row }) {
  const { t } = useWords()
  const sheet = useQuery(sheetQuery(row.id))
  return (
    <section className="card life-panel">
      <div className="card-head">
        <h2>{t('precheck')} {sheet.data && <VerdictTag verdict={sheet.data.verdict} />}</h2>
        <Link to="/precheck" search={{ open: row.id }}>{t('otherConditions')}</Link>
      </div>
      <Answer of={sheet} rows={5}>{(told) => <GroundsTable sheet={told} row={row} type={type} />}</Answer>
    </section>
  )
}
