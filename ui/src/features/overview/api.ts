import { queryOptions } from '@tanstack/react-query'

import { call } from '@/lib/api'
import { listQuery, queryClient } from '@/lib/queries'

import type { Drawdown } from './figures'

export const latestNoticesQuery = queryOptions({
  queryKey: ['notices', 'latest'],
  queryFn: async () => (await call('GET /notices', { query: { all: '1' } })).items,
})

export const LATE = 'stage_due < today()'

const PAGES_MAX = 20

/** Every loan drawn down from this day on, page by page. */
export const drawdownsQuery = (from: string) =>
  queryOptions({
    queryKey: ['records', 'loan', 'drawdowns', from],
    queryFn: async (): Promise<Drawdown[]> => {
      const loans: Drawdown[] = []
      let after: string | undefined
      for (let page = 0; page < PAGES_MAX; page += 1) {
        const answer = await queryClient.fetchQuery(
          listQuery('loan', { filter: `drawn_down_on >= @"${from}"`, fields: 'drawn_down_on,principal', limit: 200, after }),
        )
        for (const row of answer.items) loans.push({ day: String(row.drawn_down_on ?? ''), principal: String(row.principal ?? '0') })
        if (!answer.next) break
        after = answer.next
      }
      return loans
    },
  })
