import { expect, test } from 'vitest'

import type { RecordType } from '@/lib/shapes'

import { placeOf } from './need'

const field = (key: string, more: object = {}) => ({ key, kind: 'text', label: { zh: key, en: key }, required: false, computed: false, writable: true, ...more })
const typeNamed = (key: string, actions: string[], fields: object[]) => ({ key, actions, fields }) as unknown as RecordType
const patent = typeNamed('patent', ['edit'], [field('status'), field('expiry_date', { computed: true, writable: false }), field('holder', { kind: 'reference', target: 'enterprise' })])
const row = { id: 'p1', holder: 'e1' }

test.each([
  ['a field of the patent itself', 'status', ['edit'], { form: { type: 'patent', id: 'p1', field: 'status' } }],
  ['a computed one', 'expiry_date', ['edit'], { computed: true }],
  ['one of the holder, whom the person may edit', 'holder.name', ['edit'], { form: { type: 'enterprise', id: 'e1', field: 'name' } }],
  ['one of the holder, whom the person may only read', 'holder.name', ['read'], { computed: false }],
  ['one that nobody declared', 'contract.complete', ['edit'], { computed: undefined }],
])('%s', (_, path, actions, place) => {
  expect(placeOf(path, row, patent, [patent, typeNamed('enterprise', actions, [field('name')])])).toEqual(place)
})

test('who may not edit the patent is led nowhere', () => {
  expect(placeOf('status', row, { ...patent, actions: ['read'] }, [])).toEqual({ computed: false })
})
