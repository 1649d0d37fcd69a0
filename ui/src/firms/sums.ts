// What follows from amounts kept as text: shares and change, exact to the digit that is shown.
const PLACES = 10

/** An amount as a whole number of 10⁻¹⁰ yuan. */
function whole(text: string): bigint {
  const [digits = '0', fraction = ''] = text.replace('-', '').split('.')
  const scaled = BigInt(digits + fraction.slice(0, PLACES).padEnd(PLACES, '0'))
  return text.startsWith('-') ? -scaled : scaled
}

/** `part` of `base` in percent with two digits, cut; nothing where either is unknown or the base is not above nothing. */
export function shareOf(part: unknown, base: unknown): string | undefined {
  if (typeof part !== 'string' || typeof base !== 'string' || whole(base) <= 0n) return undefined
  const share = (whole(part) * 10_000n) / whole(base)
  const digits = (share < 0n ? -share : share).toString().padStart(3, '0')
  return `${share < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** By how many percent `now` lies above `before`. */
export function growthOf(now: unknown, before: unknown): string | undefined {
  const share = shareOf(now, before)
  if (share === undefined) return undefined
  const over = Number(share.replace('.', '')) - 10_000
  return (over / 100).toFixed(1)
}
