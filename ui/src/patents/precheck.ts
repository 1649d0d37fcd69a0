// The pre-check of one patent: every ground, met or not, with the values that it rests on.
import { queryOptions } from '@tanstack/react-query'

import { call } from '@/lib/api'
import type { PrecheckGround as Ground, Precheck } from '@/lib/shapes'

export type { PrecheckGround as Ground } from '@/lib/shapes'

export type { PrecheckSheet } from '@/lib/shapes'
export type Reason = Precheck['reasons'][number]
export type Finding = Ground['finding']

export interface SheetQuestion {
  product?: string
  term?: number
}

export const sheetQuery = (id: string, { product, term }: SheetQuestion = {}) =>
  queryOptions({
    queryKey: ['precheck', 'one', id, product, term],
    queryFn: ({ signal }) => call('GET /precheck/{id}', { path: { id }, query: { product, term }, signal }),
  })

const ORDER: Finding[] = ['unmet', 'unknown', 'manual', 'met', 'not_applicable']

/** What decides stands first, in the order of the law within each finding; what does not apply is told apart. */
export function partsOf(grounds: Ground[]): { applying: Ground[]; others: Ground[] } {
  const applying = grounds.filter((ground) => ground.finding !== 'not_applicable')
  return {
    applying: applying.toSorted((a, b) => ORDER.indexOf(a.finding) - ORDER.indexOf(b.finding)),
    others: grounds.filter((ground) => ground.finding === 'not_applicable' && ground.group !== 'product'),
  }
}
