import { expect, test } from 'vitest'

import { exact, sumOf } from './fen'

test('fen add up exactly', () => {
  expect(sumOf(['0.10', '0.20'])).toBe('0.30')
  expect(sumOf(['409459.44', '410756.06', '-0.01'])).toBe('820215.49')
  expect(sumOf([])).toBe('0.00')
})

test('every fen is shown', () => expect(exact('425292.7')).toBe('425,292.70'))
