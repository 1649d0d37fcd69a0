// The reasons of many patents, summed: what is missing how often, and who mends it until when.
import type { Precheck } from '@/lib/shapes'

export interface Mend {
  reason: Precheck['reasons'][number]
  patents: number
  /** The earliest day by which somebody has to act. */
  by: string | null
}

export function mendsOf(items: Precheck[]): Mend[] {
  const found = new Map<string, Mend>()
  for (const reason of items.flatMap((item) => item.reasons)) {
    const key = `${reason.key} ${reason.finding}`
    const known = found.get(key) ?? { reason, patents: 0, by: null }
    const by = [known.by, reason.mend?.by ?? null].filter((day) => day !== null).sort()[0] ?? null
    found.set(key, { ...known, patents: known.patents + 1, by })
  }
  return [...found.values()].sort((a, b) => b.patents - a.patents)
}
