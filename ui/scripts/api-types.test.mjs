import { describe, expect, it } from 'vitest'

import { read, typeOf, typesOf } from './api-types.mjs'

describe('types from the description', () => {
  it('are those that are kept: `./dev golden` makes them anew', () => {
    const { made, kept } = read()
    expect(kept).toBe(made)
  })
  it.each([
    [{ type: 'string' }, 'string'],
    [{ type: ['integer', 'null'] }, 'number | null'],
    [{ type: ['number', 'integer'] }, 'number'],
    [{ enum: ['a', null] }, "'a' | null"],
    [{ $ref: '#/components/schemas/Row' }, 'Row'],
    [{ anyOf: [{ $ref: '#/components/schemas/Row' }, { type: 'null' }] }, 'Row | null'],
    [{ type: 'array', items: { type: ['string', 'null'] } }, '(string | null)[]'],
    [{ type: 'array', items: { type: 'array', items: {} } }, 'unknown[][]'],
    [{ type: 'object', required: ['a'], properties: { a: {}, 'b-c': { type: 'boolean' } } }, "{ a: unknown; 'b-c'?: boolean }"],
    [{ type: 'object', additionalProperties: { type: 'string' } }, '{ [key: string]: string }'],
    [{ type: 'string', format: 'binary' }, 'Blob'],
  ])('%j is %s', (schema, type) => expect(typeOf(schema)).toBe(type))
  it('name what an operation takes, and leave out the types of the packs', () => {
    const text = (schema) => ({ content: { 'application/json': { schema } } })
    const operation = {
      description: 'Do',
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
        { name: 'n', in: 'query', schema: { type: 'integer' } },
      ],
      requestBody: text({ $ref: '#/components/schemas/Word' }),
      responses: { 204: {}, default: text({ type: 'integer' }) },
    }
    const schemas = { Word: { type: 'object', properties: { zh: { type: 'string', description: 'in Chinese' } } }, patent: {} }
    const types = typesOf({ paths: { '/x/{id}': { post: operation } }, components: { schemas } })
    expect(types).toContain('export interface Word {\n  /** in Chinese */\n  zh?: string\n}\n')
    expect(types).toContain("  /** Do */\n  'POST /x/{id}': {\n    path: { id: string }\n    query?: { n?: number }\n    body: Word\n    answer: void\n  }\n")
    expect(types).not.toContain('patent')
  })
})
