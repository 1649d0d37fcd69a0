import { expect, test } from 'vitest'

import type { Row } from '@/lib/shapes'

import { missingFacts, yearExpected } from './gaps'

const row = (fields: object) => fields as unknown as Row

test('what is hidden or does not apply is not missing', () => {
  expect(missingFacts(row({ uscc: null, contact_name: null, hidden: ['contact_name'], high_tech: false, high_tech_until: null, size: 'small' }))).toEqual(['uscc'])
  expect(missingFacts(row({ high_tech: true, high_tech_until: null }))).toEqual(['high_tech_until'])
})

test('a year is due from May on', () => {
  expect(yearExpected('2026-04-30')).toBe(2024)
  expect(yearExpected('2026-05-01')).toBe(2025)
})
