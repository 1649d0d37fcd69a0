// Sums to the fen. Amounts stay text; the sum is made of whole fen and never of floats.
import { grouped } from '@/lib/numbers'

const fenOf = (text: string) => {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const fen = BigInt(whole + fraction.slice(0, 2).padEnd(2, '0'))
  return text.startsWith('-') ? -fen : fen
}

/** Amounts with two places, added. */
export function sumOf(amounts: string[]): string {
  const total = amounts.reduce((sum, amount) => sum + fenOf(amount), 0n)
  const digits = (total < 0n ? -total : total).toString().padStart(3, '0')
  return `${total < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Every fen shown, thousands apart: 425,292.77. */
export function exact(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.')
  return `${grouped(whole)}.${fraction.padEnd(2, '0')}`
}
