import { expect, test } from 'vitest'

import { dayAfter, feeLook, phaseLook, spansOf } from './looks'

test('a price holds from the day after the one before', () => {
  expect(spansOf([{ paid_on: '2026-04-26' }, { paid_on: '2026-05-26' }], '2026-04-10')).toEqual([
    { from: '2026-04-10', until: '2026-04-26' },
    { from: '2026-04-27', until: '2026-05-26' },
  ])
  expect(spansOf([], '2026-04-10')).toEqual([])
})

test('days follow one another over months and years', () => {
  for (const [day, next] of [['2028-02-28', '2028-02-29'], ['2026-02-28', '2026-03-01'], ['2026-12-31', '2027-01-01']])
    expect(dayAfter(day!)).toBe(next)
})

test('what is unknown looks unknown', () => {
  expect(phaseLook(null)).toBe('unknown')
  expect(feeLook('unknown')).toBe('unknown')
  expect(feeLook('in_grace')).toBe('error')
})
