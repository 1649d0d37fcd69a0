import { expect, test } from 'vitest'

import type { RecordType } from '@/lib/shapes'

import { boardFilter, pathsTo } from './narrow'

const reference = (key: string, target: string) => ({ key, kind: 'reference', target, label: { zh: key, en: key } })
const typeOf = (key: string, fields: object[]) => ({ key, fields }) as unknown as RecordType
const types = [
  typeOf('loan', [reference('bank', 'bank'), reference('enterprise', 'enterprise')]),
  typeOf('financing_case', [reference('enterprise', 'enterprise'), reference('loan', 'loan'), reference('lender', 'bank')]),
]
const cases = types[1]!

test('a bank is reached directly and by what a case refers to', () => {
  expect(pathsTo('bank', cases, types)).toEqual(['loan.bank', 'lender'])
  expect(pathsTo('person', cases, types)).toEqual([])
})

test.each([
  [{}, ''],
  [{ bank: 'b1' }, 'loan.bank.id = "b1" or lender.id = "b1"'],
  [{ mine: true as const, filter: 'x = 1' }, '(x = 1) and (id in ("c1", "c2"))'],
])('%j', (search, filter) => expect(boardFilter(cases, types, search, ['c1', 'c2'])).toBe(filter))

test('what waits for nobody is nothing', () => expect(boardFilter(cases, types, { mine: true }, [])).toBe('id in ("")'))
