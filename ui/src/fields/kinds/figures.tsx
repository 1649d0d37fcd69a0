import { Input, Select, Space } from 'antd'

import { bound, boundedText, grouped, money, moneyText, rounded } from '@/lib/numbers'
import type { Bounded } from '@/lib/shapes'
import { useWords } from '@/words'

import type { EditProps, Kind, ShowProps } from '../kind'

const asText = (value: unknown) => (value == null ? '' : String(value))

/** Digits are typed as text and sent as text: no float ever holds them. */
function FigureEdit({ field, value, onChange, ...rest }: EditProps) {
  const { label } = useWords()
  const unit = field.kind === 'money' ? { zh: '元', en: 'CNY' } : field.kind === 'rate' ? { zh: '%', en: '%' } : field.unit
  return (
    <Input {...rest} name={field.key} inputMode="decimal" className="digits" suffix={label(unit) || undefined} value={asText(value)} onChange={(event) => onChange(event.target.value.replace(/[,，\s]/g, ''))} />
  )
}

function Figure({ field, value }: ShowProps) {
  const { label } = useWords()
  const unit = label(field.unit)
  return (
    <span>
      <span className="digits">{rounded(asText(value), field.scale ?? 6)}</span>
      {unit && ` ${unit}`}
    </span>
  )
}

export const number: Kind = {
  Show: Figure,
  Edit: FigureEdit,
  toText: (value) => grouped(asText(value)),
  numeric: true,
  toFilter: (key, text) => (/^[<>]/.test(text) ? `${key} ${text}` : `${key} = ${text}`),
}

export const rate: Kind = {
  ...number,
  Show: ({ value }) => <span className="digits">{rounded(asText(value), 4)}%</span>,
  toText: (value) => `${asText(value)}%`,
}

function Money({ value }: ShowProps) {
  const { language } = useWords()
  const { figure, unit } = money(asText(value), language)
  return (
    <span title={`${grouped(asText(value))} ${language === 'zh' ? '元' : 'CNY'}`}>
      <span className="digits">{figure}</span> {unit}
    </span>
  )
}

export const amount: Kind = { ...number, Show: Money, toText: (value, _field, language) => moneyText(asText(value), language) }

const asBounded = (value: unknown): Bounded =>
  value && typeof value === 'object' ? (value as Bounded) : { value: asText(value), bound: 'exact' }

const bounds: Bounded['bound'][] = ['exact', 'at_least', 'about', 'close_to']

function BoundedEdit({ field, value, onChange, ...rest }: EditProps) {
  const { label, language } = useWords()
  const options = bounds.map((of) => ({ value: of, label: bound(of, '', language).trim() || '=' }))
  const now = asBounded(value)
  const change = (part: Partial<Bounded>) => {
    const next = { ...now, ...part }
    onChange(next.value ? next : null)
  }
  return (
    <Space.Compact block>
      <Select aria-label={`${label(field.label)} = + ≈`} value={now.bound} options={options} onChange={(to) => change({ bound: to })} style={{ width: 88 }} />
      <Input {...rest} className="digits" inputMode="decimal" value={now.value} suffix={label(field.unit)} onChange={(event) => change({ value: event.target.value })} />
    </Space.Compact>
  )
}

export const bounded: Kind = {
  Show: ({ field, value }) => {
    const { label, language } = useWords()
    return (
      <span>
        <span className="digits">{boundedText(asBounded(value), language)}</span> {label(field.unit)}
      </span>
    )
  },
  Edit: BoundedEdit,
  toText: (value, _field, language) => bound(asBounded(value).bound, asBounded(value).value, language),
  numeric: true,
}
