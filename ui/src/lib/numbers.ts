// Money, counts and codes as people read them. Money arrives as text in yuan with fen and never becomes a float.
import type { Bounded, Indicator } from './shapes'
import type { Language } from './preferences'

/** Digits before the point in groups of three. */
export const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** How many, as people read it. */
export const counted = (count: number) => grouped(String(count))

/** A decimal text cut to at most `places`, rounding half up, without trailing zeros. */
export function rounded(text: string, places: number): string {
  const negative = text.startsWith('-')
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const scaled = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'))
  const up = Number(fraction[places] ?? '0') >= 5 ? 1n : 0n
  const digits = (scaled + up).toString().padStart(places + 1, '0')
  const tail = places > 0 ? digits.slice(-places).replace(/0+$/, '') : ''
  const head = places > 0 ? digits.slice(0, -places) : digits
  const sign = negative && /[1-9]/.test(digits) ? '-' : ''
  return sign + grouped(head) + (tail ? `.${tail}` : '')
}

/** Moves the decimal point to the left. */
function shifted(text: string, places: number): string {
  const negative = text.startsWith('-')
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const padded = whole.padStart(places + 1, '0')
  return (negative ? '-' : '') + padded.slice(0, -places) + '.' + padded.slice(-places) + fraction
}

/** 元 below ten thousand, 万元 below a hundred million, 亿元 above; in English the figure stays in yuan. */
export function money(text: string, language: Language): { figure: string; unit: string } {
  const whole = text.replace('-', '').split('.')[0]!.replace(/^0+(?=\d)/, '')
  if (language === 'en') return { figure: rounded(text, 2), unit: 'CNY' }
  if (whole.length >= 9) return { figure: rounded(shifted(text, 8), 2), unit: '亿元' }
  if (whole.length >= 5) return { figure: rounded(shifted(text, 4), 2), unit: '万元' }
  return { figure: rounded(text, 2), unit: '元' }
}

export const moneyText = (text: string, language: Language) => {
  const { figure, unit } = money(text, language)
  return language === 'en' ? `${unit} ${figure}` : `${figure} ${unit}`
}

/** As a field (`at_least`) or an indicator (`>=`) says it. */
export function bound(of: Bounded['bound'] | Indicator['bound'], figure: string, language: Language): string {
  if (of === 'at_least' || of === '>=') return `${figure}+`
  if (of === 'about') return language === 'zh' ? `约 ${figure}` : `about ${figure}`
  if (of === 'close_to' || of === '~') return language === 'zh' ? `近 ${figure}` : `close to ${figure}`
  return figure
}

export const boundedText = (value: Bounded, language: Language) => bound(value.bound, rounded(value.value, 4), language)

/** 统一社会信用代码 in groups of 2-6-9-1. */
export const usccText = (code: string) =>
  code.length === 18 ? `${code.slice(0, 2)} ${code.slice(2, 8)} ${code.slice(8, 17)} ${code.slice(17)}` : code

/** The day of an instant as the server's zone wrote it: never shifted by this machine's zone. */
export const dayOf = (instant: string) => instant.slice(0, 10)
export const minuteOf = (instant: string) => instant.slice(0, 16).replace('T', ' ')
