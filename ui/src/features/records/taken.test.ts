import { expect, test } from 'vitest'

import type { RecordType } from '@/lib/shapes'

import { takenCondition } from './taken'

const type = {
  fields: [
    { key: 'name', kind: 'text' }, { key: 'uscc', kind: 'uscc' }, { key: 'patent_number', kind: 'patent_number' },
    { key: 'enterprise', kind: 'reference' }, { key: 'fiscal_year', kind: 'integer' },
  ],
} as unknown as RecordType

test('a combination is asked for once all of it is there', () => {
  expect(takenCondition(type, ['park', 'name'], { name: ' A "b" ' }, 'linkong')).toBe('(park = "linkong") and (name = "A \\"b\\"")')
  expect(takenCondition(type, ['enterprise', 'fiscal_year'], { enterprise: 'e1' }, null)).toBe('')
  expect(takenCondition(type, ['enterprise', 'fiscal_year'], { enterprise: 'e1', fiscal_year: '2025' }, null, 'r1')).toBe('(enterprise.id = "e1") and (fiscal_year = 2025) and (id != "r1")')
  expect(takenCondition(type, ['enterprise', 'fiscal_year'], { enterprise: 'e1', fiscal_year: 'abc' }, null)).toBe('')
})

test('codes are compared without blanks and prefix', () => {
  expect(takenCondition(type, ['patent_number'], { patent_number: 'ZL 2020 2 0217799.x' }, null)).toBe('patent_number = "202020217799.X"')
  expect(takenCondition(type, ['uscc'], { uscc: '91 370112 marh06358 a' }, null)).toBe('uscc = "91370112MARH06358A"')
})
