import { expect, test } from 'vitest'

import { daysBetween, lateness, today } from './days'

test('days are counted by the calendar, whatever the time of day', () => {
  expect(daysBetween('2026-11-20T23:59:00+08:00', '2026-11-21')).toBe(1)
  expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1)
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
})

test('a due day is behind, today or ahead', () => {
  expect(lateness('2026-11-20', '2026-11-23')).toEqual({ state: 'late', days: 3 })
  expect(lateness('2026-11-23', '2026-11-23')).toEqual({ state: 'today', days: 0 })
  expect(lateness('2026-12-01', '2026-11-23')).toEqual({ state: 'ahead', days: 8 })
})

test('today is the day of this machine', () => expect(today(new Date(2026, 0, 5, 23, 30))).toBe('2026-01-05'))
