import { describe, expect, it } from 'vitest'

import { address, Problem } from './api'

const refused = (...wheres: string[]) => new Problem(422, 'record.wrong_value', 'refused', '', wheres.map((where) => ({ code: 'c', message: where, where })))

describe('what the server refuses', () => {
  it.each([
    ['field uscc', 'uscc', true],
    ['record 3/field uscc', 'uscc', true],
    ['field uscc_old', 'uscc', false],
    ['field old_uscc', 'uscc', false],
    ['uscc', 'uscc', false],
  ])('"%s" speaks of %s: %s', (where, key, found) => expect(Boolean(refused('field other', where).ofField(key))).toBe(found))
  it('without parts speaks of no field', () => expect(refused().ofField('name')).toBeUndefined())
})

describe('addresses', () => {
  it('name what they are about and leave out what was not said', () => expect(address('GET /records/{type}', { path: { type: 'a b' }, query: { filter: '', sort: undefined, limit: 0 } })).toBe('/api/v1/records/a%20b?limit=0'))
  it('carry a condition unharmed', () => {
    const filter = 'contains(name, "山源 & 100%")'
    expect(new URL(address('GET /records/{type}', { path: { type: 'x' }, query: { filter } }), 'http://h').searchParams.get('filter')).toBe(filter)
  })
})
