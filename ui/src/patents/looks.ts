// How states of a life look: colour and icon by the kit's five states.
import type { State } from '@/kit/state-tag'

import type { FeeKind, PatentLife } from './api'

const phases: Record<string, State> = { pending: 'plain', in_force: 'ok', ended: 'error' }
export const phaseLook = (phase: PatentLife['state']['phase']): State => (phase ? phases[phase]! : 'unknown')

const kinds: Record<FeeKind, State> = {
  not_granted: 'plain', paid_up: 'ok', due_soon: 'warn', in_grace: 'error', lapsed: 'error', ended: 'plain', unknown: 'unknown',
}
export const feeLook = (kind: FeeKind): State => kinds[kind] ?? 'unknown'

/** The days from which each price holds: the first from today on, the others from the day after the one before. */
export function spansOf(prices: { paid_on: string }[], today: string): { from: string; until: string }[] {
  return prices.map((price, i) => ({ from: i === 0 ? today : dayAfter(prices[i - 1]!.paid_on), until: price.paid_on }))
}

export function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}
