// Comma-separated tables, read and written in the browser: RFC 4180 quotes, any line ending, the sheet's own line kept with each row.

/** Rows of cells; a row that spreads over several lines through a quoted break is one row. */
export function parseCsv(text: string, separator = ','): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  for (let at = 0; at < source.length; at += 1) {
    const letter = source[at]!
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (source[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (letter === '"' && cell === '') quoted = true
    else if (letter === separator) {
      row.push(cell)
      cell = ''
    } else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && source[at + 1] === '\n') at += 1
      rows.push([...row, cell])
      row = []
      cell = ''
    } else cell += letter
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell])
  return rows
}

const printCell = (cell: string, separator: string) =>
  cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

export const printCsv = (rows: string[][], separator = ',') =>
  rows.map((row) => row.map((cell) => printCell(cell, separator)).join(separator)).join('\r\n') + '\r\n'

/** A cell that a spreadsheet would take for a formula is shown as text. */
const harmless = (cell: string) => (/^[=+\-@\t\r]/.test(cell) && !/^-?[\d.,]+%?$/.test(cell) ? `'${cell}` : cell)

/** For a person's spreadsheet: with the mark that makes Excel read UTF-8. */
export const sheetText = (rows: string[][]) => `\uFEFF${printCsv(rows.map((row) => row.map(harmless)))}`

export function saveAs(blob: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
