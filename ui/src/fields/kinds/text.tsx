import { Input, Select } from 'antd'

import { quoted } from '@/lib/feel'
import { usccText } from '@/lib/numbers'

import type { EditProps, Kind } from '../kind'

const asText = (value: unknown) => (value == null ? '' : String(value))

function TextEdit({ field, value, onChange, ...rest }: EditProps) {
  return <Input {...rest} value={asText(value)} onChange={(event) => onChange(event.target.value)} suffix={undefined} name={field.key} />
}

function LongTextEdit({ field, value, onChange, ...rest }: EditProps) {
  return (
    <Input.TextArea {...rest} name={field.key} autoSize={{ minRows: 2, maxRows: 10 }} value={asText(value)} onChange={(event) => onChange(event.target.value)} />
  )
}

const contains = (key: string, text: string) => `contains(${key}, ${quoted(text)})`

export const text: Kind = {
  Show: ({ value }) => <>{asText(value)}</>,
  Edit: TextEdit,
  toText: asText,
  toFilter: contains,
}

export const longText: Kind = {
  Show: ({ value }) => <span style={{ whiteSpace: 'pre-wrap' }}>{asText(value)}</span>,
  Edit: LongTextEdit,
  toText: asText,
  toFilter: contains,
}

export const code: Kind = { ...text, Show: ({ value }) => <span className="digits">{asText(value)}</span> }

export const uscc: Kind = {
  ...text,
  Show: ({ value }) => <span className="digits">{usccText(asText(value))}</span>,
  toText: (value) => usccText(asText(value)),
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

function TextsEdit({ field: _field, value, onChange, status, ...rest }: EditProps) {
  return (
    <Select {...rest} status={status} mode="tags" open={false} suffixIcon={null} tokenSeparators={[';', '；', '、']} value={list(value)} onChange={onChange} style={{ width: '100%' }} />
  )
}

export const texts: Kind = {
  Show: ({ value }) => <>{list(value).join('、')}</>,
  Edit: TextsEdit,
  toText: (value) => list(value).join('；'),
  toFilter: (key, part) => `some x in ${key} satisfies contains(x, ${quoted(part)})`,
}
