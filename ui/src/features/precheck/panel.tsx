// One patent: every ground with the values it rests on, what it needs, who mends it by when, and where the field is filled.
import { useQuery } from '@tanstack/react-query'

import '@/cases/cases.css'
import { Answer } from '@/kit/faces'
import { recordQuery, typesQuery } from '@/lib/queries'
import { GroundsTable } from '@/patents/grounds-table'
import { sheetQuery } from '@/patents/precheck'
import { VerdictTag } from '@/patents/verdicts'
import { useWords } from '@/words'

import type { PrecheckSearch } from './api'

export function PrecheckPanel({ id, search }: { id: string; search: PrecheckSearch }) {
  const { t } = useWords()
  const sheet = useQuery(sheetQuery(id, search))
  const record = useQuery(recordQuery('patent', id))
  const { data: types } = useQuery(typesQuery)
  const type = types?.find((one) => one.key === 'patent')
  return (
    <Answer of={sheet}>
      {(one) => (
        <>
          <h3 style={{ margin: '0 0 4px', fontSize: 16 }}>{one.title}</h3>
          <p style={{ margin: '0 0 12px' }}>
            <VerdictTag verdict={one.verdict} /> <span className="digits note">{one.number}</span>
          </p>
          {type && <Answer of={record}>{(row) => <GroundsTable sheet={one} row={row} type={type} />}</Answer>}
          {one.reasons.length === 0 && <p className="note">{t('allMet')}</p>}
        </>
      )}
    </Answer>
  )
}
