import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'

import { both, quoted } from '@/lib/feel'
import { fieldOf, listQuery, recordQuery, typesQuery } from '@/lib/queries'
import { titleOf } from '@/lib/titles'
import { useWords } from '@/words'

import type { EditProps, Kind, ShowProps } from '../kind'

function ReferenceShow({ field, value, row }: ShowProps) {
  const { t } = useWords()
  const title = row.titles?.[field.key]
  if (!title) return <>{t('hiddenValue')}</>
  return (
    <Link to="/records/$type/$id" params={{ type: field.target!, id: String(value) }} onClick={(event) => event.stopPropagation()}>
      {title}
    </Link>
  )
}

/** Finds records of the target by their title while the person types. */
function ReferenceEdit({ field, value, onChange, status, narrow, ...rest }: EditProps) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed.trim())
  const { data: types } = useQuery(typesQuery)
  const target = types?.find((type) => type.key === field.target)
  const title = target?.title ?? 'id'
  const searchable = target && fieldOf(target, title)?.kind === 'text'
  const found = useQuery({
    ...listQuery(field.target!, { limit: 20, fields: title, filter: both(narrow, wanted && searchable ? `contains(${title}, ${quoted(wanted)})` : '') }),
    enabled: Boolean(target),
  })
  const chosen = useQuery({ ...recordQuery(field.target!, String(value)), enabled: Boolean(value) })
  const options = (found.data?.items ?? []).map((row) => ({ value: row.id, label: titleOf({ title }, row) }))
  if (value && chosen.data && !options.some((option) => option.value === value))
    options.unshift({ value: chosen.data.id, label: titleOf({ title }, chosen.data) })
  return (
    <Select
      {...rest}
      status={status}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      placeholder={t('choose')}
      notFoundContent={t('noOptions')}
      value={value ? String(value) : undefined}
      onChange={(to) => onChange(to ?? null)}
      options={options}
      style={{ width: '100%' }}
    />
  )
}

export const reference: Kind = {
  Show: ReferenceShow,
  Edit: ReferenceEdit,
  toText: (value) => String(value ?? ''),
  toFilter: (key, text) => `${key}.id = ${quoted(text)}`,
}
