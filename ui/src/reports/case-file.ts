// The file of a financing case: its facts, patents, appraisal, offers and schedule, as a report that knows no file format.
import { quoted } from '@/lib/feel'
import type { Language } from '@/lib/preferences'
import type { Field, Label, RecordType, Row } from '@/lib/shapes'
import { titleOf } from '@/lib/titles'

import { cell, type Gaps } from './cell'
import { rowsOf } from './pages'

export interface Report {
  title: string
  subtitle: string
  sections: Section[]
}

export interface Section {
  heading: string
  facts?: [name: string, text: string][]
  table?: { head: string[]; rows: string[][] }
  /** Stands above the table; its size is in points. */
  picture?: { png: Uint8Array; width: number; height: number }
  /** Said instead of a table without rows. */
  empty?: string
}

interface Context {
  types: RecordType[]
  language: Language
  gaps: Gaps
  words: { facts: string; schedule: string; none: string; subtitle: string }
}

const ROWS_MAX = 600
const LEFT_OUT = new Set(['chosen_offer', 'financing_case', 'loan', 'internal_note'])

const PARTS: { type: string; columns: string[]; of: (row: Row) => string | undefined; sort?: string; heading?: 'schedule' }[] = [
  { type: 'collateral', columns: ['patent', 'appraised_value', 'prechecked_on', 'remark'], of: (row) => `financing_case.id = ${quoted(row.id)}` },
  { type: 'appraisal', columns: ['appraiser', 'method', 'base_date', 'value', 'report_number', 'reported_on', 'state'], of: (row) => `financing_case.id = ${quoted(row.id)}` },
  { type: 'offer', columns: ['bank', 'product', 'amount', 'annual_rate', 'term_months', 'repayment_method', 'valid_until', 'state'], of: (row) => `financing_case.id = ${quoted(row.id)}` },
  { type: 'instalment', columns: ['sequence', 'due_on', 'principal', 'interest', 'payment', 'balance_after', 'paid_on'], of: (row) => (row.loan ? `loan.id = ${quoted(String(row.loan))}` : undefined), sort: 'sequence', heading: 'schedule' },
]

const named = (of: Label, language: Language) => of[language] || of.zh
const fieldsOf = (type: RecordType, keys: string[]): Field[] => keys.map((key) => type.fields.find((field) => field.key === key)).filter((field) => field !== undefined)

export function factsOf(type: RecordType, row: Row, { language, gaps }: Pick<Context, 'language' | 'gaps'>): [string, string][] {
  return type.fields.filter((field) => !LEFT_OUT.has(field.key)).map((field) => [named(field.label, language), cell(field, row, language, gaps)])
}

export async function caseFile(row: Row, context: Context): Promise<Report> {
  const { types, language, gaps, words } = context
  const type = types.find((one) => one.key === row.type)!
  const sections: Section[] = [{ heading: words.facts, facts: factsOf(type, row, context) }]
  for (const part of PARTS) {
    const its = types.find((one) => one.key === part.type)
    if (!its?.actions.includes('read')) continue
    const filter = part.of(row)
    const rows = filter ? (await rowsOf(its.key, { filter, sort: part.sort }, ROWS_MAX)).rows : []
    const fields = fieldsOf(its, part.columns)
    sections.push({
      heading: part.heading ? words[part.heading] : named(its.label, language),
      table: rows.length > 0 ? { head: fields.map((field) => named(field.label, language)), rows: rows.map((one) => fields.map((field) => cell(field, one, language, gaps))) } : undefined,
      empty: words.none,
    })
  }
  return { title: titleOf(type, row), subtitle: words.subtitle, sections }
}
