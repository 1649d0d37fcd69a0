import { expect, test } from 'vitest'

import type { Indicator } from '@/lib/shapes'

import { byMonth, figureOf } from './figures'

const money = { key: 'sum', unit: { zh: '元', en: 'CNY' }, value: 104000000, bound: '~' } as Indicator

test('money keeps its bound and moves its point', () => {
  expect(figureOf(money, 'zh')).toEqual({ figure: '近 1.04', unit: '亿元' })
})

test('an unknown figure is no zero', () => {
  expect(figureOf({ ...money, value: null }, 'zh')).toBeUndefined()
  expect(figureOf({ ...money, value: 0, unit: { zh: '件', en: 'cases' }, bound: '=' }, 'zh')).toEqual({ figure: '0', unit: '件' })
})

test('months without a loan stay in the row, sums are exact to the fen', () => {
  const months = byMonth([{ day: '2026-01-05', principal: '0.10' }, { day: '2026-01-31', principal: '0.20' }, { day: '2024-01-01', principal: '9.00' }], '2026-03-02')
  expect(months).toHaveLength(12)
  expect(months[0]!.month).toBe('2025-04')
  expect(months[9]).toEqual({ month: '2026-01', count: 2, sum: '0.30' })
  expect(months[11]).toEqual({ month: '2026-03', count: 0, sum: '0.00' })
})
