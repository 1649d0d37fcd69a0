import type { Precheck } from '@/lib/shapes'

/** Grounds that decide; what only a person can judge is said last and elsewhere. */
export const deciding = (row: Precheck) => row.reasons.filter((reason) => reason.finding !== 'manual')
