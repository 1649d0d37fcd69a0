import { lazy } from 'react'

import { minuteOf } from '@/lib/numbers'

import type { Kind } from '../kind'

const asText = (value: unknown) => (value == null ? '' : String(value))

// The calendar is the heaviest of all controls, and lists do without it.
const DayEdit = lazy(() => import('./day-edit').then((module) => ({ default: module.DayEdit })))

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
