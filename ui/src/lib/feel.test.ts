import { describe, expect, it } from 'vitest'

import { both, quoted } from './feel'

describe('conditions', () => {
  it.each([
    ['山源', '"山源"'],
    ['a "b"', '"a \\"b\\""'],
    ['c:\\d', '"c:\\\\d"'],
    ['" or true or "', '"\\" or true or \\""'],
    ['', '""'],
  ])('quotes %s', (text, literal) => expect(quoted(text)).toBe(literal))
  it.each([
    [[], ''],
    [['', undefined, '  '], ''],
    [['a = 1', ''], 'a = 1'],
    [['a or b', 'c'], '(a or b) and (c)'],
  ])('joins %j', (conditions, joined) => expect(both(...(conditions as string[]))).toBe(joined))
})
