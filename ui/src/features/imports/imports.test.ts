import { beforeEach, expect, test } from 'vitest'

import type { Column } from './api'
import { doubled, remember, remembered, targetOf } from './mapping'
import { cellOf, decode, fileOf, mended, sheetOf } from './sheet'

const column = (header: string, field: string | null): Column => ({ header, field, why: field ? 'matched' : 'unknown', sample: '' })
const columns = [column('名称', 'name'), column('备注栏', null)]

beforeEach(() => localStorage.clear())

test('a mapping is remembered for files with the same headers', () => {
  remember('bank', columns, { 备注栏: 'address' })
  expect(remembered('bank', columns)).toEqual({ 备注栏: 'address' })
  expect(remembered('bank', [column('名称', 'name')])).toBeUndefined()
  expect(remembered('patent', columns)).toBeUndefined()
})

test('a column is what the person said, else what the server knows, else nothing', () => {
  expect(columns.map((one) => targetOf(one, {}))).toEqual(['name', 'ignore'])
  expect(doubled(columns, {})).toBeUndefined()
  expect(doubled(columns, { 备注栏: 'name' })).toBe('name')
})

test('GB18030 and UTF-8 are both read', () => {
  expect(decode(new TextEncoder().encode('名称').buffer)).toBe('名称')
  expect(decode(new Uint8Array([0xc3, 0xfb, 0xb3, 0xc6]).buffer)).toBe('名称')
})

test('a mended cell goes back into the file, the others stay', async () => {
  const sheet = (await sheetOf(new File(['名称;类别\n甲;"a;b"\n乙\n'], 'x.csv')))!
  expect(cellOf(sheet, 2, '类别')).toBe('a;b')
  expect(cellOf(sheet, 9, '类别')).toBeUndefined()
  const next = mended(sheet, [{ row: 3, column: '类别', value: 'bank' }])
  expect(await fileOf(next).text()).toContain('名称;类别\r\n甲;"a;b"\r\n乙;bank\r\n')
})

test('a workbook is not mended here', async () => {
  expect(await sheetOf(new File(['PK'], 'x.xlsx'))).toBeUndefined()
})
