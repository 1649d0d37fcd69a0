// Which cases of a chain are still on their way, and which of them wait for the person at the screen.
import { queryOptions, useQuery } from '@tanstack/react-query'

import { call } from '@/lib/api'
import { quoted } from '@/lib/feel'
import { chainsQuery, typesQuery } from '@/lib/queries'
import type { Chain, Move, RecordType, Row, Stage } from '@/lib/shapes'

export const isEnd = (stage: Stage) => Boolean(stage.terminal)

const listOf = (stages: Stage[]) => `(${stages.map((stage) => quoted(stage.key)).join(', ')})`

export function openFilter(chain: Chain): string {
  const ends = chain.stages.filter(isEnd)
  return ends.length > 0 ? `not(stage in ${listOf(ends)})` : ''
}

export const strangeFilter = (chain: Chain) => `not(stage in ${listOf(chain.stages)})`

/** A chain that the person may see, with the type that runs through it. */
export interface Run {
  chain: Chain
  type: RecordType
}

export function useRuns(): { runs: Run[] | undefined; error: unknown; refetch: () => void } {
  const chains = useQuery(chainsQuery)
  const types = useQuery(typesQuery)
  const runs = chains.data && types.data ? chains.data.map((chain) => ({ chain, type: types.data.find((type) => type.key === chain.type)! })).filter((run) => run.type) : undefined
  return { runs, error: chains.error ?? types.error, refetch: () => void Promise.all([chains.refetch(), types.refetch()]) }
}

export interface Waiting {
  row: Row
  /** The work itself; returns and ends are no work that waits. */
  move: Move
}

const SHOWN = 1000

/** All that waits for this person, over all chains: allowed moves first, each part by due day. */
export const todoQuery = (limit = SHOWN) => queryOptions({ queryKey: ['todo', limit], queryFn: ({ signal }) => call('GET /todo', { query: { limit }, signal }) })

export function useWaiting({ chain }: Run) {
  const todo = useQuery(todoQuery())
  const mine = todo.data?.items.filter((one) => one.chain === chain.key).map((one): Waiting => ({ row: one.record, move: one.move }))
  const all = todo.data && todo.data.complete && todo.data.items.length === todo.data.totals.allowed + todo.data.totals.blocked
  return {
    data: mine && { allowed: mine.filter((one) => one.move.allowed), blocked: mine.filter((one) => !one.move.allowed), all },
    error: todo.error,
    refetch: () => void todo.refetch(),
  }
}
