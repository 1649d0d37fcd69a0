// What the figures say, by plain rules: each conclusion rests on figures that it names, and on the publications behind them.
import { both, narrowed } from '@/corpus/chips'
import { OPEN_YEARS } from '@/corpus/names'
import type { CorpusAnalysis, CorpusAxisQuery, CorpusMatrix, CorpusWhiteSpaces, CorpusYear } from '@/corpus/shapes'
import { counted } from '@/lib/numbers'
import type { Word } from '@/words/corpus'

export interface Said {
  word: Word
  values?: Record<string, string | number>
}

export interface Conclusion {
  key: string
  says: Said
  rests: Said
  /** The publications behind it. */
  q?: string
}

const MEAN_YEARS = 3
const FIFTH = 0.2
/** Bounds of the Herfindahl index as the U.S. merger guidelines of 2010 draw them. */
const HHI_MODERATE = 0.15
const HHI_HIGH = 0.25

export const percent = (share: number) => `${Math.round(share * 1000) / 10}%`

const mean = (years: CorpusYear[]) => years.reduce((sum, year) => sum + year.applications, 0) / Math.max(1, years.length)

export const completeYears = (years: CorpusYear[]) => years.slice(0, -OPEN_YEARS)

function trend({ years }: CorpusAnalysis, q?: string): Conclusion | undefined {
  const whole = completeYears(years)
  if (whole.length < 2 * MEAN_YEARS) return undefined
  const late = mean(whole.slice(-MEAN_YEARS))
  const early = mean(whole.slice(-2 * MEAN_YEARS, -MEAN_YEARS))
  const change = early > 0 ? late / early - 1 : 0
  const peak = whole.toSorted((a, b) => b.applications - a.applications)[0]!
  const word = change > FIFTH ? 'saysUp' : change < -FIFTH ? 'saysDown' : 'saysLevel'
  return {
    key: 'trend',
    says: { word, values: { year: peak.year, change: percent(Math.abs(change)) } },
    rests: { word: 'restsTrend', values: { late: Math.round(late * 10) / 10, early: Math.round(early * 10) / 10, year: peak.year, count: counted(peak.applications), from: whole.at(-2 * MEAN_YEARS)!.year, to: whole.at(-1)!.year } },
    q: narrowed(q, 'AY', String(peak.year)),
  }
}

export const stageWords = { unknown: 'stageUnknown', emerging: 'stageEmerging', growing: 'stageGrowing', mature: 'stageMature', declining: 'stageDeclining' } as const

function stage({ stage: at, years }: CorpusAnalysis): Conclusion {
  return { key: 'stage', says: { word: stageWords[at] }, rests: { word: 'restsStage', values: { years: years.length, from: years[0]?.year ?? '—', to: years.at(-1)?.year ?? '—' } } }
}

export const concentrationWord = ({ herfindahl }: CorpusAnalysis['concentration']): Word => (herfindahl >= HHI_HIGH ? 'saysConcentrated' : herfindahl >= HHI_MODERATE ? 'saysModerate' : 'saysDispersed')

function concentration({ concentration: of }: CorpusAnalysis): Conclusion | undefined {
  if (of.applicants === 0) return undefined
  return { key: 'concentration', says: { word: concentrationWord(of) }, rests: { word: 'restsConcentration', values: { count: counted(of.applicants), share: percent(of.share_of_five), hhi: of.herfindahl.toFixed(3) } } }
}

function newcomers({ years }: CorpusAnalysis): Conclusion | undefined {
  const late = completeYears(years).slice(-MEAN_YEARS)
  const active = late.reduce((sum, year) => sum + year.applicants, 0)
  if (years.length < 2 * MEAN_YEARS || active === 0) return undefined
  const fresh = late.reduce((sum, year) => sum + year.newcomers, 0)
  return {
    key: 'newcomers',
    says: { word: fresh / active >= 0.5 ? 'saysOpenField' : 'saysSettled', values: { share: percent(fresh / active) } },
    rests: { word: 'restsNewcomers', values: { from: late[0]!.year, to: late.at(-1)!.year, fresh: counted(fresh), active: counted(active) } },
  }
}

export const spaceName = ({ row, column }: { row: string; column: string }) => (row === column ? row : `${row} × ${column}`)

function spaces(of: CorpusWhiteSpaces, linkOf: (cell: CorpusWhiteSpaces['cells'][number]) => string): Conclusion | undefined {
  const [first, ...others] = of.cells
  if (!first || of.own.found === 0) return undefined
  return {
    key: 'spaces',
    says: { word: 'saysSpace', values: { name: spaceName(first), more: others.slice(0, 2).map(spaceName).join('、') || '—' } },
    rests: { word: 'restsSpace', values: { name: spaceName(first), recent: counted(first.recent), world: counted(first.world), own: counted(first.own), found: counted(of.own.found) } },
    q: linkOf(first),
  }
}

const GAP = 1 / 3
const EXPECTED_MIN = 3

/** How many would stand in the cell if the two axes had nothing to do with each other. */
export const expectedAt = (of: CorpusMatrix, row: number, column: number, all: number) => (all > 0 ? ((of.row_totals[row] ?? 0) * (of.column_totals[column] ?? 0)) / all : 0)

/** Far fewer than the row and the column would let expect. */
export function isGap(of: CorpusMatrix, row: number, column: number, all: number): boolean {
  const expected = expectedAt(of, row, column, all)
  return expected >= EXPECTED_MIN && (of.counts[row]?.[column] ?? 0) <= expected * GAP
}

export const cellQuery = (q: string | undefined, row: CorpusAxisQuery, column: CorpusAxisQuery) => both(both(q, row.query), column.query)

export interface Axes {
  rows: CorpusAxisQuery[]
  columns: CorpusAxisQuery[]
}

function dense(of: CorpusMatrix, axes: Axes, all: number, q?: string): Conclusion | undefined {
  const cells = of.counts.flatMap((row, r) => row.map((count, c) => ({ r, c, count, gap: isGap(of, r, c, all), expected: expectedAt(of, r, c, all) })))
  const most = cells.toSorted((a, b) => b.count - a.count)[0]
  if (!most || most.count === 0) return undefined
  const gap = cells.filter((cell) => cell.gap).toSorted((a, b) => b.expected - a.expected)[0]
  const nameOf = ({ r, c }: { r: number; c: number }) => `${of.rows[r]} × ${of.columns[c]}`
  const target = gap ?? most
  return {
    key: 'matrix',
    says: gap ? { word: 'saysDenseAndGap', values: { dense: nameOf(most), gap: nameOf(gap) } } : { word: 'saysDense', values: { dense: nameOf(most) } },
    rests: gap ? { word: 'restsDenseAndGap', values: { count: counted(most.count), gap: counted(gap.count), expected: gap.expected.toFixed(1) } } : { word: 'restsDense', values: { count: counted(most.count) } },
    q: axes.rows[target.r] && axes.columns[target.c] ? cellQuery(q, axes.rows[target.r]!, axes.columns[target.c]!) : undefined,
  }
}

function cited({ most_cited: [top] }: CorpusAnalysis): Conclusion | undefined {
  if (!top) return undefined
  return {
    key: 'cited',
    says: { word: 'saysCited', values: { title: top.title ?? top.number } },
    rests: { word: 'restsCited', values: { number: top.number, count: counted(top.cited_by), ratio: top.ratio.toFixed(1), expected: top.expected.toFixed(1) } },
    q: `PN="${top.number}"`,
  }
}

interface Figures {
  q?: string
  analysis: CorpusAnalysis
  white?: CorpusWhiteSpaces
  matrix?: CorpusMatrix
  axes: Axes
  spaceQuery: (cell: CorpusWhiteSpaces['cells'][number]) => string
}

export function conclusionsOf({ q, analysis, white, matrix, axes, spaceQuery }: Figures): Conclusion[] {
  if (analysis.count === 0) return []
  return [
    trend(analysis, q), stage(analysis), concentration(analysis), newcomers(analysis),
    white && spaces(white, spaceQuery), matrix && dense(matrix, axes, analysis.count, q), cited(analysis),
  ].filter((one) => one !== undefined)
}
