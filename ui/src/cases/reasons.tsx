// Why a move cannot be made: in the server's words, what is missing by name, and the way to mend it where there is one.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { typesQuery, useSession } from '@/lib/queries'
import type { MoveReason, RecordType, Row } from '@/lib/shapes'
import { useWords } from '@/words'

import { prefillOf } from './prefill'

const PAPER = 'document'

/** Leads to the form of a record that belongs to the case, with what the case knows filled in, and back here. */
export function NewOf({ target, type, row, more }: { target: string; type: RecordType; row: Row; more?: Record<string, unknown> }) {
  const { t, label } = useWords()
  const session = useSession()
  const { data: types } = useQuery(typesQuery)
  const of = types?.find((one) => one.key === target)
  if (!of?.actions.includes('create')) return null
  return (
    <Link to="/records/$type/new" params={{ type: target }} search={{ with: { ...prefillOf(of, session, { type, row }), ...more }, back: `/records/${type.key}/${row.id}` }}>
      {t('create', { type: label(of.label) })}
    </Link>
  )
}

export function Reasons({ reasons, type, row, id }: { reasons: MoveReason[]; type: RecordType; row: Row; id?: string }) {
  const { t, label } = useWords()
  return (
    <ul className="reasons" id={id}>
      {reasons.map((reason, i) => (
        <li key={i}>
          {reason.kind === 'document_missing' ? t('paperMissing', { paper: label(reason.text) }) : label(reason.text)}
          {reason.needs && reason.needs.length > 0 && `（${t('unknown')}：${reason.needs.map((need) => label(need.label)).join('、')}）`}
          {reason.kind === 'document_missing' && (
            <> <NewOf target={PAPER} type={type} row={row} more={{ kind: reason.key, title: label(reason.text) }} /></>
          )}
          {reason.grounds && reason.grounds.length > 0 && (
            <ul>
              {reason.grounds.map((ground, j) => (
                <li key={j}>{label(ground)}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}
