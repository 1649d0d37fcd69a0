// Days of a case: since when it stands in its stage, and how far its due day lies ahead or behind. Dates stay text.
import { dayOf } from '@/lib/numbers'

const DAY = 86_400_000

/** This machine's calendar day. */
export function today(now = new Date()): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** Calendar days from one date to another; what follows the day is not looked at. */
export const daysBetween = (from: string, until: string) => Math.round((Date.parse(dayOf(until)) - Date.parse(dayOf(from))) / DAY)

export type Lateness = { state: 'late' | 'today' | 'ahead'; days: number }

export function lateness(due: string, on = today()): Lateness {
  const days = daysBetween(on, due)
  return days < 0 ? { state: 'late', days: -days } : { state: days === 0 ? 'today' : 'ahead', days }
}
