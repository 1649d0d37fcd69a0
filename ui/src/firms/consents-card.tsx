// Which banks may see what of the firm, and until when.
import { Link } from '@tanstack/react-router'

import { today } from '@/cases/days'
import { Show } from '@/fields'
import { type State, StateTag } from '@/kit/state-tag'
import { fieldOf } from '@/lib/queries'
import type { Row } from '@/lib/shapes'
import { useWords, type Word } from '@/words'

import { ofFirm, useReadable, useRows } from './api'

export function stateOfConsent(row: Row, on = today()): [State, Word] {
  if (row.revoked_on) return ['error', 'consentRevoked']
  if (String(row.valid_until) < on) return ['unknown', 'consentExpired']
  if (String(row.valid_from) > on) return ['warn', 'consentToCome']
  return ['ok', 'consentValid']
}

export function ConsentsCard({ id }: { id: string }) {
  const { t, label } = useWords()
  const type = useReadable('consent')
  const rows = useRows('consent', ofFirm(id), '-valid_until')
  if (!type || !rows) return null
  const scope = fieldOf(type, 'scope')
  const bank = fieldOf(type, 'bank')
  return (
    <section className="card firm-side">
      <div className="card-head">
        <h2>
          {label(type.label)}{' '}
          <Link to="/records/$type" params={{ type: type.key }} search={{ filter: ofFirm(id) }} className="digits">{t('rowsCount', { count: rows.length })}</Link>
        </h2>
        {type.actions.includes('create') && (
          <Link to="/records/$type/new" params={{ type: type.key }} search={{ with: { enterprise: id }, back: `/records/enterprise/${id}` }}>{t('create', { type: label(type.label) })}</Link>
        )}
      </div>
      {rows.length === 0 && <p className="note">{t('firmNoConsent')}</p>}
      <ul className="plain-list">
        {rows.map((row) => {
          const [state, word] = stateOfConsent(row)
          return (
            <li key={row.id}>
              <StateTag state={state}>{t(word)}</StateTag> {bank && <Show field={bank} row={row} />}
              <div className="note">
                <Link to="/records/$type/$id" params={{ type: type.key, id: row.id }}>{String(row.purpose)}</Link> · {scope && <Show field={scope} row={row} />} · {t('firmUntil', { day: String(row.valid_until) })}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
