import { expect, test } from 'vitest'

import { type Ground, partsOf } from './precheck'

const ground = (key: string, finding: Ground['finding'], group?: string) => ({ key, finding, group }) as Ground

test('what decides stands first; rules of a product nobody asked for are left out', () => {
  const { applying, others } = partsOf([ground('a', 'met'), ground('b', 'not_applicable'), ground('c', 'unknown'), ground('d', 'unmet'), ground('e', 'met'), ground('f', 'not_applicable', 'product')])
  expect(applying.map((one) => one.key)).toEqual(['d', 'c', 'a', 'e'])
  expect(others.map((one) => one.key)).toEqual(['b'])
})
