// Which header is which field: what this browser remembers of files with the same headers.
import type { Column, Mapping } from './api'

const KEY = 'sanlian.import-map.'
const KEPT = 20

export const IGNORE = 'ignore'

export const fingerprint = (columns: Column[]) => columns.map((column) => column.header).join('\u001f')

type Kept = [print: string, map: Mapping][]

function kept(type: string): Kept {
  try {
    const read = JSON.parse(localStorage.getItem(KEY + type) ?? '[]')
    return Array.isArray(read) ? read : []
  } catch {
    return []
  }
}

export const remembered = (type: string, columns: Column[]): Mapping | undefined =>
  kept(type).find(([print]) => print === fingerprint(columns))?.[1]

export function remember(type: string, columns: Column[], map: Mapping) {
  const print = fingerprint(columns)
  const others = kept(type).filter(([other]) => other !== print)
  localStorage.setItem(KEY + type, JSON.stringify([[print, map], ...others].slice(0, KEPT)))
}

/** What a column is read as when the person has said nothing else. */
export const targetOf = (column: Column, map: Mapping) => map[column.header] ?? column.field ?? IGNORE

/** A field that two columns claim. */
export function doubled(columns: Column[], map: Mapping): string | undefined {
  const targets = columns.map((column) => targetOf(column, map)).filter((target) => target !== IGNORE)
  return targets.find((target, index) => targets.indexOf(target) !== index)
}
