// A value as a report writes it: in words, never empty.
import { toText } from '@/fields'
import type { Language } from '@/lib/preferences'
import type { Field, Row } from '@/lib/shapes'

export interface Gaps {
  unknown: string
  hidden: string
}

export function cell(field: Field, row: Row, language: Language, gaps: Gaps): string {
  if (row.hidden?.includes(field.key)) return gaps.hidden
  if (field.kind === 'reference') return row[field.key] ? (row.titles?.[field.key] ?? gaps.hidden) : gaps.unknown
  return toText(field, row[field.key], language) || gaps.unknown
}
