// How a figure is read, and which records it opens.
import { bound, money, rounded } from '@/lib/numbers'
import type { Language } from '@/lib/preferences'
import type { Indicator, Label, Verdict } from '@/lib/shapes'

const YUAN = '元'

/** The figure with its unit; money moves its point, a bound stays a bound. */
export function figureOf(indicator: Indicator, language: Language, of: unknown = indicator.value): { figure: string; unit: string } | undefined {
  if (of === null || of === undefined) return undefined
  const text = String(of)
  const shown =
    indicator.unit?.zh === YUAN ? money(text, language) : { figure: rounded(text, 2), unit: (indicator.unit as Label | undefined)?.[language] ?? '' }
  return { figure: bound(indicator.bound, shown.figure, language), unit: shown.unit }
}

const VERDICTS: Record<string, Verdict> = { patents_pledgeable: 'pledgeable', patents_unknown: 'unknown', patents_blocked: 'blocked' }

/** A verdict of the pre-check is no field of the record: those figures open the pre-check. */
export const verdictOf = (indicator: Indicator): Verdict | undefined => VERDICTS[indicator.key]

export const partsOf = (indicator: Indicator): string[] => ('indicators' in indicator.records ? indicator.records.indicators : [])

const FIRST = ['pledge_financing', 'inventions_in_force', 'inventions_kept_10_years_share', 'patents_pledgeable', 'cases_open', 'cases_late']
export const STRIP = FIRST.length

/** The figures a park speaks of first; the others after them in the order of the server. */
export function ordered(indicators: Indicator[]): Indicator[] {
  const rank = (indicator: Indicator) => (FIRST.includes(indicator.key) ? FIRST.indexOf(indicator.key) : FIRST.length)
  return [...indicators].sort((a, b) => rank(a) - rank(b))
}

export interface Drawdown {
  day: string
  principal: string
}

const fen = (text: string) => {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole + fraction.slice(0, 2).padEnd(2, '0'))
}

export interface Month {
  month: string
  count: number
  /** Yuan with fen, as text. */
  sum: string
}

/** The twelve months up to `today`, with those in which nothing was lent. */
export function byMonth(loans: Drawdown[], today: string): Month[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return Array.from({ length: 12 }, (_, index) => {
    const at = year * 12 + month - 1 - (11 - index)
    const name = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
    const its = loans.filter((loan) => loan.day.startsWith(name))
    const sum = its.reduce((total, loan) => total + fen(loan.principal), 0n).toString().padStart(3, '0')
    return { month: name, count: its.length, sum: `${sum.slice(0, -2)}.${sum.slice(-2)}` }
  })
}
