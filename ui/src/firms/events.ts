// What happened with a firm and when: the dated fields of its visits, cases, consents and claims, newest first.
import type { Row } from '@/lib/shapes'
import type { Word } from '@/words'

export interface Happening {
  day: string
  word: Word
  type: string
  row: Row
}

/** Which day of a record of which type is told, under what word. */
export const TOLD: { type: string; day: string; word: Word }[] = [
  { type: 'visit', day: 'visited_on', word: 'toldVisit' },
  { type: 'visit', day: 'next_on', word: 'toldNextVisit' },
  { type: 'financing_case', day: 'first_contact_on', word: 'toldContact' },
  { type: 'financing_case', day: 'prechecked_on', word: 'toldPrechecked' },
  { type: 'financing_case', day: 'appraised_on', word: 'toldAppraised' },
  { type: 'financing_case', day: 'contracted_on', word: 'toldContracted' },
  { type: 'financing_case', day: 'registered_on', word: 'toldRegistered' },
  { type: 'financing_case', day: 'drawn_down_on', word: 'toldDrawnDown' },
  { type: 'financing_case', day: 'settled_on', word: 'toldSettled' },
  { type: 'financing_case', day: 'released_on', word: 'toldReleased' },
  { type: 'financing_case', day: 'ended_on', word: 'toldEnded' },
  { type: 'consent', day: 'signed_on', word: 'toldConsent' },
  { type: 'consent', day: 'revoked_on', word: 'toldRevoked' },
  { type: 'subsidy_claim', day: 'submitted_on', word: 'toldClaimed' },
  { type: 'subsidy_claim', day: 'paid_on', word: 'toldPaid' },
]

export function happenings(rows: Row[]): Happening[] {
  const all = rows.flatMap((row) =>
    TOLD.filter((told) => told.type === row.type && typeof row[told.day] === 'string').map(({ type, day, word }) => ({ day: String(row[day]).slice(0, 10), word, type, row })),
  )
  // On one day the later step of a case stands above the earlier one.
  const rank = (one: Happening) => TOLD.findIndex((told) => told.type === one.type && told.word === one.word)
  return all.sort((a, b) => b.day.localeCompare(a.day) || rank(b) - rank(a))
}
