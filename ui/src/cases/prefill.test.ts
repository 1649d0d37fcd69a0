import { expect, test } from 'vitest'

import type { Field, RecordType, Row, Session } from '@/lib/shapes'

import { belongingTo, prefillOf } from './prefill'

const reference = (key: string, target = key) => ({ key, kind: 'reference', target, writable: true }) as Field
const typeOf = (key: string, fields: Field[]) => ({ key, fields }) as RecordType
const session = (role: string) => ({ roles: [role], organisation: 'o1' }) as Session

const loanCase = typeOf('financing_case', [reference('enterprise')])
const row = { id: 'c1', enterprise: 'e1' } as unknown as Row

test('a paper knows its case and the firm of the case', () => {
  const document = typeOf('document', [reference('enterprise'), reference('financing_case'), reference('loan')])
  expect(prefillOf(document, session('task_force'), { type: loanCase, row })).toEqual({ enterprise: 'e1', financing_case: 'c1' })
})

test('a bank writes its own name into its offer', () => {
  const offer = typeOf('offer', [reference('financing_case'), reference('bank')])
  expect(prefillOf(offer, session('bank_officer'), { type: loanCase, row })).toEqual({ financing_case: 'c1', bank: 'o1' })
  expect(prefillOf(offer, session('task_force'))).toEqual({})
})

test('choices are those of the case', () => {
  expect(belongingTo(typeOf('offer', [reference('bank'), reference('financing_case')]), loanCase, 'c1')).toBe('financing_case.id = "c1"')
  expect(belongingTo(typeOf('bank', []), loanCase, 'c1')).toBe('')
})
