import { DatePicker } from 'antd'
import dayjs from 'dayjs'

import type { EditProps } from '../kind'

const asText = (value: unknown) => (value == null ? '' : String(value))

/** A date stays the text that it is; the picker's own object never leaves this function. */
export function DayEdit({ field, value, onChange, ...rest }: EditProps) {
  return (
    // Enter takes the day that was typed; it does not send the form as well
    <DatePicker {...rest} onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()} name={field.key} format="YYYY-MM-DD" value={value ? dayjs(asText(value)) : null} onChange={(to) => onChange(to ? to.format('YYYY-MM-DD') : null)} style={{ width: '100%' }} />
  )
}
