import { expect, test } from 'vitest'

import { growthOf, shareOf } from './sums'

test('a share is exact, and unknown stays unknown', () => {
  for (const [part, base, share] of [
    ['6.80', '100.00', '6.80'], ['1', '3', '33.33'], ['0.00', '5.00', '0.00'], ['-1.00', '4.00', '-25.00'],
    ['123456789012345.67', '246913578024691.34', '50.00'],
  ])
    expect(shareOf(part, base)).toBe(share)
  expect(shareOf(null, '5')).toBeUndefined()
  expect(shareOf('5', null)).toBeUndefined()
  expect(shareOf('5', '0.00')).toBeUndefined()
  expect(shareOf('5', '-1')).toBeUndefined()
})

test('growth has its sign', () => {
  expect(growthOf('110', '100')).toBe('10.0')
  expect(growthOf('90', '100')).toBe('-10.0')
  expect(growthOf('90', '0')).toBeUndefined()
})
