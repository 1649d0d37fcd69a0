// A CSV file held as text, so that a wrong cell can be mended here. Workbooks are mended in the spreadsheet.
import { parseCsv, printCsv } from '@/lib/csv'

export interface Sheet {
  rows: string[][]
  separator: string
  name: string
}

/** UTF-8 if the bytes are, GB18030 otherwise. */
export function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

export function separatorOf(text: string): string {
  const head = text.slice(0, 4000)
  const counted = [',', ';', '\t'].map((separator) => ({ separator, count: head.split(separator).length }))
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).separator
}

export async function sheetOf(file: File): Promise<Sheet | undefined> {
  if (!/\.csv$/i.test(file.name)) return undefined
  const text = decode(await file.arrayBuffer())
  const separator = separatorOf(text)
  return { rows: parseCsv(text, separator), separator, name: file.name }
}

const oneLine = (header: string) => header.replace(/\s+/g, ' ').trim()

/** The column of a header; the header row is the first that has it. */
export function columnOf(sheet: Sheet, header: string): number {
  for (const row of sheet.rows) {
    const at = row.findIndex((cell) => oneLine(cell) === oneLine(header))
    if (at >= 0) return at
  }
  return -1
}

/** Sheet rows count from one. Undefined: there is no such cell to mend. */
export function cellOf(sheet: Sheet, row: number, header: string): string | undefined {
  const at = header ? columnOf(sheet, header) : -1
  if (at < 0 || !sheet.rows[row - 1]) return undefined
  return sheet.rows[row - 1]![at] ?? ''
}

export interface Mend {
  row: number
  column: string
  value: string
}

export function mended(sheet: Sheet, mends: Mend[]): Sheet {
  const rows = sheet.rows.map((row) => [...row])
  for (const { row, column, value } of mends) {
    const at = columnOf(sheet, column)
    const cells = rows[row - 1]
    if (at < 0 || !cells) continue
    while (cells.length <= at) cells.push('')
    cells[at] = value
  }
  return { ...sheet, rows }
}

/** Sent as UTF-8 with its mark, whatever the file was written in. */
export const fileOf = (sheet: Sheet) => new File(['\uFEFF', printCsv(sheet.rows, sheet.separator)], sheet.name, { type: 'text/csv' })
