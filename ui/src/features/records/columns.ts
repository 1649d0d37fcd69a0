// Which fields a list shows before anybody chose: those that the type names, else its title and the first short ones.
import type { Field, RecordType } from '@/lib/shapes'

const KEY = 'sanlian.columns.'
const LONG = new Set(['long_text', 'texts', 'file', 'feel'])
const SHOWN = 7

export function defaultColumns(type: RecordType): string[] {
  if (type.shown?.length) return type.shown
  const others = type.fields.filter((field) => field.key !== type.title && !LONG.has(field.kind))
  return [type.title, ...others.slice(0, SHOWN).map((field) => field.key)]
}

const WIDTHS: Record<string, number> = { uscc: 200, patent_number: 150, publication_number: 150, date: 120, boolean: 110, reference: 190, texts: 180, long_text: 240 }
/** In pixels; figures need less than names. */
export const widthOf = (type: RecordType, field: Field, numeric?: boolean) => (field.key === type.title ? 280 : (WIDTHS[field.kind] ?? (numeric ? 120 : 140)))

export function columnsOf(type: RecordType): Field[] {
  let wanted = defaultColumns(type)
  try {
    const kept = JSON.parse(localStorage.getItem(KEY + type.key) ?? 'null')
    if (Array.isArray(kept) && kept.length > 0) wanted = kept
  } catch {
    // what this browser kept cannot be read: the default it is
  }
  // The title opens the record: a list without it leads nowhere.
  if (!wanted.includes(type.title)) wanted = [type.title, ...wanted]
  return wanted.map((key) => type.fields.find((field) => field.key === key)).filter((field) => field !== undefined)
}

/** For a short table: the first few, and the title among them; `but`: what all of its rows share. */
export function fewColumnsOf(type: RecordType, count: number, but: string): Field[] {
  const all = columnsOf(type).filter((field) => field.key !== but)
  const few = all.slice(0, count)
  return few.some((field) => field.key === type.title) ? few : [...all.filter((field) => field.key === type.title), ...few.slice(0, -1)]
}

export const keepColumns = (type: RecordType, keys: string[]) => localStorage.setItem(KEY + type.key, JSON.stringify(keys))
