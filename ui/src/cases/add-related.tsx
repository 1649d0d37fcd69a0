// The ways from a record to those that belong to it: what the person may enter, with what is known filled in, and back here.
import { useQuery } from '@tanstack/react-query'

import { typesQuery } from '@/lib/queries'
import type { RecordType, Row } from '@/lib/shapes'
import { useWords } from '@/words'

import { ChoosePatents } from './choose-patents'
import { NewOf } from './reasons'

const CASE = 'financing_case'
const COLLATERAL = 'collateral'

export function AddRelated({ type, row }: { type: RecordType; row: Row }) {
  const { t, label } = useWords()
  const { data: types } = useQuery(typesQuery)
  const targets = [...new Set(type.lists.map((list) => list.type))].filter((key) => types?.find((one) => one.key === key)?.actions.includes('create'))
  if (row.deleted_at || targets.length === 0) return null
  const name = t('addHere', { type: label(type.label) })
  return (
    <nav className="card add-related no-print" aria-label={name}>
      <span className="note">{name}</span>
      {targets.map((target) =>
        type.key === CASE && target === COLLATERAL ? <ChoosePatents key={target} row={row} /> : <NewOf key={target} target={target} type={type} row={row} />,
      )}
    </nav>
  )
}
