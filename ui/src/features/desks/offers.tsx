// The offers among which the firm chooses, beside each other.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'

import { movesQuery } from '@/cases/api'
import { CaseLink } from '@/cases/facts'
import { MoveDialog } from '@/cases/move-dialog'
import type { Run } from '@/cases/open'
import { Reasons } from '@/cases/reasons'
import { Show } from '@/fields'
import { Answer } from '@/kit/faces'
import { quoted } from '@/lib/feel'
import { listQuery, typesQuery } from '@/lib/queries'
import type { RecordType, Row } from '@/lib/shapes'
import { useWords } from '@/words'

const CHOOSE = 'choose_offer'
const COLUMNS = ['bank', 'product', 'amount', 'annual_rate', 'term_months', 'repayment_method', 'conditions', 'valid_until']

function OffersOfCase({ run, row, type }: { run: Run; row: Row; type: RecordType }) {
  const { t, label } = useWords()
  const offers = useQuery(listQuery(type.key, { filter: `financing_case.id = ${quoted(row.id)} and state = "submitted"`, sort: 'annual_rate', limit: 50 }))
  const moves = useQuery(movesQuery(run.type.key, row.id))
  const [chosen, setChosen] = useState<string>()
  const move = moves.data?.moves.find((one) => one.move === CHOOSE)
  const fields = COLUMNS.map((key) => type.fields.find((field) => field.key === key)).filter((field) => field !== undefined)
  return (
    <section className="card desk-wide">
      <h2>{t('chooseOffer')} · <CaseLink type={run.type} row={row} /></h2>
      <Answer of={offers} rows={3}>
        {({ items }) => (
          <div className="wide-table">
            <table className="plain-table" aria-label={t('chooseOffer')}>
              <thead>
                <tr>
                  {fields.map((field) => <th key={field.key} scope="col">{label(field.label)}</th>)}
                  <th scope="col">{t('action')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((offer) => (
                  <tr key={offer.id}>
                    {fields.map((field) => <td key={field.key}><Show field={field} row={offer} /></td>)}
                    <td>
                      {move?.allowed && (
                        <Button size="small" type="primary" aria-label={`${label(move.label)} ${offer.titles?.bank ?? ''}`} onClick={() => setChosen(offer.id)}>
                          {label(move.label)}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Answer>
      {move && !move.allowed && <Reasons reasons={move.reasons} type={run.type} row={row} />}
      {move && moves.data && chosen && (
        <MoveDialog move={move} version={moves.data.version} type={run.type} row={row} given={{ chosen_offer: chosen }} onClose={() => setChosen(undefined)} onDone={() => setChosen(undefined)} />
      )}
    </section>
  )
}

export function Offers({ run }: { run: Run }) {
  const { data: types } = useQuery(typesQuery)
  const page = useQuery(listQuery(run.type.key, { filter: 'stage = "offered" and chosen_offer = null', limit: 20 }))
  const offer = types?.find((type) => type.key === 'offer')
  if (!offer) return null
  return page.data?.items.map((row) => <OffersOfCase key={row.id} run={run} row={row} type={offer} />)
}
