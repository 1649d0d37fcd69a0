// The life of a patent as the server tells it. Amounts are text in yuan, rates text in per cent, days text.
import { queryOptions } from '@tanstack/react-query'

import { call } from '@/lib/api'
import type { LifeStep } from '@/lib/shapes'

export type {
  AnnuityQuote as Quote, FeeKind, LifeStep, NextAnnuity as NextFee, PatentFees as Fees, PatentLapse as Lapse, PatentLife, PatentNeed as Need,
} from '@/lib/shapes'
export type Mark = LifeStep['mark']

export const lifeQuery = (id: string) =>
  queryOptions({
    // Under `records`, so that every change of a record asks anew.
    queryKey: ['records', 'patent', 'life', id],
    queryFn: ({ signal }) => call('GET /records/patent/{id}/life', { path: { id }, signal }),
  })
