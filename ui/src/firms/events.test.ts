import { expect, test } from 'vitest'

import type { Row } from '@/lib/shapes'

import { happenings } from './events'

const row = (type: string, fields: object) => ({ id: type, type, ...fields }) as unknown as Row

test('dated fields become happenings, newest first, the later step above', () => {
  const told = happenings([
    row('visit', { visited_on: '2026-06-16', next_on: null }),
    row('financing_case', { first_contact_on: '2026-06-16', prechecked_on: '2026-06-18', drawn_down_on: undefined }),
    row('patent', { grant_date: '2026-06-20' }),
  ])
  expect(told.map((one) => [one.day, one.word])).toEqual([
    ['2026-06-18', 'toldPrechecked'],
    ['2026-06-16', 'toldContact'],
    ['2026-06-16', 'toldVisit'],
  ])
})
