import { DatePicker } from 'antd'
import dayjs from 'dayjs'

import { minuteOf } from '@/lib/numbers'

import type { EditProps, Kind } from '../kind'

const asText = (value: unknown) => (value == null ? '' : String(value))

/** A date stays the text that it is; the picker's own object never leaves this function. */
function DayEdit({ field, value, onChange, ...rest }: EditProps) {
  return (
    <DatePicker {...rest} name={field.key} format="YYYY-MM-DD" value={value ? dayjs(asText(value)) : null} onChange={(to) => onChange(to ? to.format('YYYY-MM-DD') : null)} style={{ width: '100%' }} />
  )
}

export const day: Kind = {
  Show: ({ value }) => <span className="digits">{asText(value)}</span>,
  Edit: DayEdit,
  toText: asText,
  toFilter: (key, text) => (/^[<>]/.test(text) ? `${key} ${text.replace(/\d{4}-\d\d-\d\d/, '@"$&"')}` : `${key} = @"${text}"`),
}

export const instant: Kind = {
  ...day,
  Show: ({ value }) => <span className="digits">{minuteOf(asText(value))}</span>,
  toText: (value) => minuteOf(asText(value)),
}
