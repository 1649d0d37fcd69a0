import { describe, expect, it } from 'vitest'

import { boundedText, money, moneyText, rounded, usccText } from './numbers'

describe('figures', () => {
  it.each([
    ['0.00', '0', '元'],
    ['9999.99', '9,999.99', '元'],
    ['10000.00', '1', '万元'],
    ['5000000.00', '500', '万元'],
    ['5100500.00', '510.05', '万元'],
    ['99999999.99', '10,000', '万元'],
    ['104000000.00', '1.04', '亿元'],
    ['-425292.77', '-42.53', '万元'],
  ])('shows %s yuan as %s %s', (text, figure, unit) => expect(money(text, 'zh')).toEqual({ figure, unit }))

  it('keeps yuan in English', () => expect(moneyText('5000000.00', 'en')).toBe('CNY 5,000,000'))
  it.each([
    ['1234567.895', 2, '1,234,567.9'],
    ['0.005', 2, '0.01'],
    ['-0.001', 2, '0'],
    ['12', 0, '12'],
  ])('rounds %s to %d places: %s', (text, places, shown) => expect(rounded(text, places)).toBe(shown))
  it('keeps a bound', () => {
    expect(boundedText({ value: '60', bound: 'at_least' }, 'zh')).toBe('60+')
    expect(boundedText({ value: '30', bound: 'about' }, 'zh')).toBe('约 30')
    expect(boundedText({ value: '1.04', bound: 'close_to' }, 'zh')).toBe('近 1.04')
    expect(boundedText({ value: '571', bound: 'exact' }, 'en')).toBe('571')
  })
  it('groups a credit code', () => expect(usccText('91370100MA3C000012')).toBe('91 370100 MA3C00001 2'))
})
