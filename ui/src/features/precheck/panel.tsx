// One patent: every ground that is not met, why, what it needs, who mends it by when, and where the missing field is filled.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { Show } from '@/fields'
import { Answer } from '@/kit/faces'
import { fieldOf, recordQuery, typesQuery } from '@/lib/queries'
import type { Precheck, RecordType, Row } from '@/lib/shapes'
import { useRoleName, useWords } from '@/words'

import { onePrecheckQuery, type PrecheckSearch } from './api'
import { FindingTag, VerdictTag } from './words'

type Reason = Precheck['reasons'][number]

/** A path names a field of the patent, or of a record that the patent refers to. */
function Need({ need, row, type }: { need: NonNullable<Reason['needs']>[number]; row: Row; type: RecordType }) {
  const { t, label } = useWords()
  const [first = '', further] = need.path.split('.')
  const field = fieldOf(type, first)
  const target = further && field?.target && row[first] ? { type: field.target, id: String(row[first]) } : { type: type.key, id: row.id }
  const may = further ? true : type.actions.includes('edit') && field?.writable
  return (
    <li>
      {label(need.label)}：{field && !further ? <Show field={field} row={row} /> : <span className="note">{t('unknown')}</span>}{' '}
      {may ? (
        <Link to="/records/$type/$id/edit" params={target} hash={`field-${further ?? first}`}>{t('fillIn', { label: label(need.label) })}</Link>
      ) : (
        <span className="note">{field?.computed ? t('computedField') : t('mayNotFill')}</span>
      )}
    </li>
  )
}

function Ground({ reason, row, type }: { reason: Reason; row?: Row; type?: RecordType }) {
  const { t, label } = useWords()
  const roleName = useRoleName()
  return (
    <li>
      <FindingTag finding={reason.finding} /> <strong>{label(reason.label)}</strong>
      {reason.needs && row && type && (
        <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
          {reason.needs.map((need) => (
            <Need key={need.path} need={need} row={row} type={type} />
          ))}
        </ul>
      )}
      {reason.mend && (
        <p style={{ margin: '4px 0 0' }}>
          {label(reason.mend.how)}
          <br />
          <span className="note">
            {roleName(reason.mend.role)}
            {reason.mend.by && ` · ${t('mendBy', { day: reason.mend.by })}`}
          </span>
        </p>
      )}
    </li>
  )
}

export function PrecheckPanel({ id, search }: { id: string; search: PrecheckSearch }) {
  const { t } = useWords()
  const precheck = useQuery(onePrecheckQuery(id, search))
  const record = useQuery(recordQuery('patent', id))
  const { data: types } = useQuery(typesQuery)
  const type = types?.find((one) => one.key === 'patent')
  return (
    <Answer of={precheck}>
      {(one) => (
        <>
          <h3 style={{ margin: '0 0 4px', fontSize: 16 }}>{one.title}</h3>
          <p style={{ margin: '0 0 12px' }}>
            <VerdictTag verdict={one.verdict} /> <span className="digits note">{one.number}</span>
          </p>
          <ul className="plain-list">
            {one.reasons.map((reason) => (
              <Ground key={reason.key} reason={reason} row={record.data} type={type} />
            ))}
          </ul>
          <p className="note">{t(one.reasons.length > 0 ? 'othersMet' : 'allMet')}</p>
        </>
      )}
    </Answer>
  )
}
