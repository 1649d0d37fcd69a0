// A field that a ground misses, and the way to the form where it is filled in.
import { Link, useRouterState } from '@tanstack/react-router'

import { fieldOf } from '@/lib/queries'
import type { RecordType, Row } from '@/lib/shapes'
import { useWords } from '@/words'

import type { Reason } from './precheck'

/** A path names a field of the patent, or of a record that the patent refers to. */
export function FillIn({ need, row, type }: { need: NonNullable<Reason['needs']>[number]; row: Row; type: RecordType }) {
  const { t, label } = useWords()
  const back = useRouterState({ select: (state) => state.location.href })
  const [first = '', further] = need.path.split('.')
  const field = fieldOf(type, first)
  const target = further && field?.target && row[first] ? { type: field.target, id: String(row[first]) } : { type: type.key, id: row.id }
  const may = further ? true : type.actions.includes('edit') && field?.writable
  if (!may) return <span className="note">{field?.computed ? t('computedField') : t('mayNotFill')}</span>
  return <Link to="/records/$type/$id/edit" params={target} search={{ back }} hash={`field-${further ?? first}`}>{t('fillIn', { label: label(need.label) })}</Link>
}
