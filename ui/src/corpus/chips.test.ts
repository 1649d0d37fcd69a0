import { expect, test } from 'vitest'

import { both, type Chip, chipsOf, expressionOf, literal, narrowed, shownText } from './chips'

const and = (field: string, text: string): Chip => ({ join: 'and', field, text })
const or = (field: string, text: string): Chip => ({ join: 'or', field, text })
const not = (field: string, text: string): Chip => ({ join: 'not', field, text })

const rows: [string, Chip[]][] = [
  ['TA=(造雪 AND 喷嘴) AND AD>=20140101', [and('TA', '造雪 AND 喷嘴'), and('AD', '>=20140101')]],
  ['造雪', [and('', '造雪')]],
  ['fuel cell', [and('', 'fuel cell')]],
  ['TI=a OR TI=b', [and('TI', 'a'), or('TI', 'b')]],
  ['(TI=a OR TI=b) AND LS=granted', [and('TI', 'a'), or('TI', 'b'), and('LS', 'granted')]],
  ['TI=a AND AB=b OR CL=c', [and('TI', 'a'), and('AB', 'b'), or('CL', 'c')]],
  ['(TI=a AND AB=b OR CL=c) AND NOT LS=lapsed', [and('TI', 'a'), and('AB', 'b'), or('CL', 'c'), not('LS', 'lapsed')]],
  ['PAS="Siemens AG" AND AY=[2014 TO 2020]', [and('PAS', '"Siemens AG"'), and('AY', '[2014 TO 2020]')]],
  ['NOT CY=US AND TA=仪表', [not('CY', 'US'), and('TA', '仪表')]],
  ['NOT CY=US', [not('CY', 'US')]],
  ['(fuel cell) AND CY=CN', [and('', 'fuel cell'), and('CY', 'CN')]],
  ['TA=(a NEAR/3 b) AND IPC=F25C3/04', [and('TA', 'a NEAR/3 b'), and('IPC', 'F25C3/04')]],
  ['TA="a) OR (b" AND CY=CN', [and('TA', '"a) OR (b"'), and('CY', 'CN')]],
]

test.each(rows)('%s is a row of conditions, and back', (expression, chips) => {
  expect(chipsOf(expression)).toEqual(chips)
  expect(expressionOf(chips)).toBe(expression)
})

test('Chinese operators, other signs and other brackets are read as well', () => {
  expect(chipsOf('ti:造雪 与 （ab=喷嘴 或 ab=风筒） 非 ls=lapsed')).toEqual([and('TI', '造雪'), and('', 'ab=喷嘴 或 ab=风筒'), not('LS', 'lapsed')])
  expect(chipsOf('((TI=a))')).toEqual([and('TI', 'a')])
  expect(chipsOf(' * ')).toEqual([])
  expect(expressionOf([])).toBe('')
})

test('what a row from left to right cannot say stays one condition, letter by letter', () => {
  for (const text of ['TI=a OR TI=b AND CY=CN', 'TI=(a', 'a) b', 'TI="a', 'AND AND']) {
    expect(chipsOf(text)).toEqual([and('', text)])
    expect(expressionOf(chipsOf(text))).toBe(text)
  }
})

test('a row of conditions keeps its meaning however it is composed', () => {
  let seed = 7
  const next = (below: number) => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % below
  const texts = ['造雪', 'snow gun', '"a (b"', 'a OR b', '>=2014', '[2014 TO 2020]', 'a NEAR/3 "b c"', 'x\\(y']
  for (let run = 0; run < 2000; ++run) {
    const chips: Chip[] = Array.from({ length: 1 + next(4) }, (_, i) => {
      const text = texts[next(texts.length)]!
      return { join: (i === 0 ? ['and', 'not'] : ['and', 'or', 'not'])[next(i === 0 ? 2 : 3)] as Chip['join'], field: ['TA', 'AD', 'IPC4'][next(3)]!, text }
    })
    expect(chipsOf(expressionOf(chips)), expressionOf(chips)).toEqual(chips)
  }
})

test('a figure narrows the search it stands in, once', () => {
  expect(narrowed(undefined, 'LS', 'granted')).toBe('LS=granted')
  expect(narrowed('TI=a OR TI=b', 'PAS', '北辰（集团）')).toBe('(TI=a OR TI=b) AND PAS="北辰（集团）"')
  expect(narrowed('造雪 AND AY=2019', 'AY', '2019')).toBe('造雪 AND AY=2019')
  expect(narrowed('fuel cell', 'AY', '2019')).toBe('(fuel cell) AND AY=2019')
  expect(both('TI=a', 'TA=(b OR c)')).toBe('TI=a AND TA=(b OR c)')
  expect(both('TI=a', 'b OR c')).toBe('TI=a AND (b OR c)')
  expect(both('', 'b OR c')).toBe('b OR c')
})

test('a value is quoted where it could be read otherwise, and shown without quotes', () => {
  expect(['H01M', '华为', 'H01M 8/04', 'and', 'a"b'].map(literal)).toEqual(['H01M', '华为', '"H01M 8/04"', '"and"', '"a\\"b"'])
  expect(['"a\\"b"', 'a', '"a" OR "b"'].map(shownText)).toEqual(['a"b', 'a', '"a" OR "b"'])
})
