import { expect, test } from 'vitest'

import type { Chain, RecordType } from '@/lib/shapes'

import { homeOf, isWithin, menuOf } from './menu'

const label = (zh: string) => ({ zh, en: zh })
const type = (key: string, menu: RecordType['menu'], actions = ['read'], chain: string | null = null) => ({ key, menu, actions, chain, label: label(key) }) as unknown as RecordType
const chain = { key: 'pledge', label: label('链') } as unknown as Chain

test('a type stands in the group that it declares, where it may be read; one with a chain as its board', () => {
  const menu = menuOf(
    ['bank', 'todo', 'no_such_page'],
    [type('loan', 'finance'), type('case', 'finance', ['read'], 'pledge'), type('secret', 'finance', ['create']), type('line', null), type('new_type', 'records')],
    [chain],
  )
  expect(menu.map((group) => [group.word, group.items.map((item) => item.to)])).toEqual([
    ['groupOverview', ['/bank', '/todo']],
    ['groupRecords', ['/records/new_type']],
    ['groupFinance', ['/boards/pledge', '/records/loan']],
  ])
})

test('people land on the first page of their role', () => {
  expect(homeOf(['firm', 'todo'])).toBe('/firm')
  expect(homeOf([])).toBe('/todo')
})

test('a page belongs to the entry whose whole name leads its address', () => {
  expect(['/records/loan', '/records/loan/7', '/records/loan_product', '/records'].map((path) => isWithin(path, '/records/loan'))).toEqual([true, true, false, false])
})
