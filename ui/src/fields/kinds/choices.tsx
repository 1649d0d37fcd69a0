import { Select, type SelectProps } from 'antd'
import type { ComponentType } from 'react'

import { SelectMany } from '@/kit/select-many'
import { quoted } from '@/lib/feel'
import type { Language } from '@/lib/preferences'
import type { Field } from '@/lib/shapes'
import { useWords } from '@/words'

import type { EditProps, Kind } from '../kind'

const labelOf = (field: Field, key: unknown, language: Language) =>
  field.options?.find((option) => option.key === key)?.label[language] ?? String(key ?? '')

function ChoiceEdit({ field, value, onChange, status, box: Box = Select, ...rest }: EditProps & { box?: ComponentType<SelectProps> }) {
  const { t, label } = useWords()
  return (
    <Box
      {...rest}
      status={status}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('choose')}
      notFoundContent={t('noOptions')}
      value={(value as string | string[] | null) ?? undefined}
      onChange={(to) => onChange(to ?? null)}
      options={field.options?.map((option) => ({ value: option.key, label: label(option.label) }))}
      style={{ width: '100%' }}
    />
  )
}

export const choice: Kind = {
  Show: ({ field, value }) => <>{labelOf(field, value, useWords().language)}</>,
  Edit: ChoiceEdit,
  toText: (value, field, language) => labelOf(field, value, language),
  toFilter: (key, text) => `${key} = ${quoted(text)}`,
}

const list = (value: unknown) => (Array.isArray(value) ? value : [])

export const choices: Kind = {
  Show: ({ field, value }) => {
    const { language } = useWords()
    return <>{list(value).map((key) => labelOf(field, key, language)).join('、')}</>
  },
  Edit: (props) => <ChoiceEdit {...props} box={SelectMany} />,
  toText: (value, field, language) => list(value).map((key) => labelOf(field, key, language)).join('；'),
  toFilter: (key, text) => `list contains(${key}, ${quoted(text)})`,
}

/** Yes, no, or not known: three answers, never two. */
export const truth: Kind = {
  Show: ({ value }) => <>{useWords().t(value ? 'yes' : 'no')}</>,
  Edit: function TruthEdit({ field: _field, value, onChange, status, ...rest }) {
    const { t } = useWords()
    return (
      <Select
        {...rest}
        status={status}
        value={value == null ? 'unknown' : value ? 'yes' : 'no'}
        onChange={(to) => onChange(to === 'unknown' ? null : to === 'yes')}
        options={(['yes', 'no', 'unknown'] as const).map((word) => ({ value: word, label: t(word) }))}
        style={{ width: '100%' }}
      />
    )
  },
  toText: (value, _field, language) => (language === 'zh' ? (value ? '是' : '否') : value ? 'Yes' : 'No'),
  toFilter: (key, text) => `${key} = ${text}`,
}
