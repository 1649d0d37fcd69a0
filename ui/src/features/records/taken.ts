// Whether what was typed is already the value of another record, where the type says that no two may share it. Said as
// soon as the field is left; the server has the last word when the form is saved.
import { useQueries } from '@tanstack/react-query'

import { isEmpty } from '@/fields'
import { both, quoted } from '@/lib/feel'
import { fieldOf, listQuery, useSession } from '@/lib/queries'
import type { Field, RecordType, Row } from '@/lib/shapes'

import type { Values } from './api'

const WRITTEN_TOGETHER = new Set(['uscc', 'patent_number', 'publication_number'])

/** A condition that holds for records with this very value. */
export function sameCondition(field: Field, value: unknown): string {
  const text = String(value).trim()
  switch (field.kind) {
    case 'reference':
      return `${field.key}.id = ${quoted(text)}`
    case 'integer':
    case 'decimal':
    case 'money':
    case 'rate':
      return /^-?\d+(\.\d+)?$/.test(text) ? `${field.key} = ${text}` : ''
    case 'date':
      return `${field.key} = @"${text}"`
    case 'boolean':
      return `${field.key} = ${text}`
    default:
      return `${field.key} = ${quoted(WRITTEN_TOGETHER.has(field.kind) ? text.replaceAll(/\s|^ZL/gi, '').toUpperCase() : text)}`
  }
}

/** The records with the same values, as one condition; empty where a value is not there yet. */
export function takenCondition(type: RecordType, together: string[], values: Values, park: string | null, id?: string): string {
  const parts: string[] = []
  for (const key of together) {
    if (key === 'park') {
      if (park) parts.push(`park = ${quoted(park)}`)
      continue
    }
    const field = fieldOf(type, key)
    const part = field && !isEmpty(values[key]) ? sameCondition(field, values[key]) : ''
    if (!part) return ''
    parts.push(part)
  }
  if (id) parts.push(`id != ${quoted(id)}`)
  return both(...parts)
}

export interface Taken {
  /** The fields that together are taken. */
  keys: string[]
  by: Row
}

/** Looks once every field of a combination has been left by the person who fills in the form. */
export function useTaken(type: RecordType, values: Values, left: Set<string>, id?: string): Taken[] {
  const session = useSession()
  const asked = (type.actions.includes('read') ? (type.unique ?? []) : [])
    .map((together) => ({ keys: together.filter((key) => key !== 'park'), filter: takenCondition(type, together, values, session.park, id) }))
    .filter(({ keys, filter }) => filter && keys.some((key) => left.has(key)))
  const answers = useQueries({ queries: asked.map(({ filter }) => ({ ...listQuery(type.key, { filter, limit: 1 }), retry: false })) })
  return answers.flatMap((answer, i) => (answer.data?.items[0] ? [{ keys: asked[i]!.keys, by: answer.data.items[0] }] : []))
}
