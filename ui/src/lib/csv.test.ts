import { expect, test } from 'vitest'

import { parseCsv, printCsv, sheetText } from './csv'

test('what is read is written back', () => {
  const rows = [['名称', 'a,b'], ['说 "好"', 'two\nlines'], ['', '']]
  expect(parseCsv(printCsv(rows))).toEqual(rows)
})

test('line endings, a byte order mark and a missing last break make no rows', () => {
  expect(parseCsv('\uFEFFa,b\r\n1,2\n3,4')).toEqual([['a', 'b'], ['1', '2'], ['3', '4']])
  expect(parseCsv('a;b\n1;2\n', ';')).toEqual([['a', 'b'], ['1', '2']])
})

test('a formula is no formula in the sheet, a negative figure stays one', () => {
  expect(sheetText([['=1+1', '-3.5']])).toBe("\uFEFF'=1+1,-3.5\r\n")
})
