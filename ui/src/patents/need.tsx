// A field that a ground misses or finds wrong, and the way to the form where it is filled in.
import { useQuery } from '@tanstack/react-query'
import { Link, useRouterState } from '@tanstack/react-router'

import { fieldOf, typesQuery } from '@/lib/queries'
import type { Field, Label, RecordType, Row } from '@/lib/shapes'
import { useWords, type Word } from '@/words'

interface Named {
  path: string
  label: Label
}

export interface Place {
  /** The form in which the field stands, where the person may fill it in. */
  form?: { type: string; id: string; field: string }
  computed?: boolean
}

/** What is needed of the patent's own record to find the way; more of it does no harm. */
type Known = Pick<Row, 'id'> & Record<string, unknown>

const editable = (type: RecordType | undefined, field: Field | undefined) => Boolean(type?.actions.includes('edit') && field?.writable && !field.computed)

/** A path names a field of the patent, or of a record that the patent refers to. */
export function placeOf(path: string, row: Known, type: RecordType, types: RecordType[]): Place {
  const [first = '', further] = path.split('.')
  const field = fieldOf(type, first)
  if (!further) return editable(type, field) ? { form: { type: type.key, id: row.id, field: first } } : { computed: field?.computed }
  const target = types.find((one) => one.key === field?.target)
  const there = target && fieldOf(target, further)
  const id = row[first]
  return target && id && editable(target, there) ? { form: { type: target.key, id: String(id), field: further } } : { computed: there?.computed }
}

interface Props {
  /** One sentence for all of them that the person may not fill in. */
  needs: Named[]
  row: Known
  type: RecordType
  word?: Word
}

export function FillIn({ needs, row, type, word = 'fillIn' }: Props) {
  const { t, label } = useWords()
  const back = useRouterState({ select: (state) => state.location.href })
  const { data: types = [] } = useQuery(typesQuery)
  const places = needs.map((need) => ({ need, place: placeOf(need.path, row, type, types) }))
  const closed = places.filter(({ place }) => !place.form)
  return (
    <>
      {places.map(({ need, place: { form } }) => form && (
        <div key={need.path}>
          <Link to="/records/$type/$id/edit" params={form} search={{ back }} hash={`field-${form.field}`}>{t(word, { label: label(need.label) })}</Link>
        </div>
      ))}
      {closed.length > 0 && (
        <div className="note">
          {closed.map(({ need }) => label(need.label)).join('、')}：{t(closed.every(({ place }) => place.computed) ? 'computedField' : 'mayNotFill')}
        </div>
      )}
    </>
  )
}
