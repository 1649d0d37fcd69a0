// Which cases of a chain are still on their way, and which of them wait for the person at the screen.
import { useQueries, useQuery } from '@tanstack/react-query'

import { both, quoted } from '@/lib/feel'
import { chainsQuery, listQuery, typesQuery } from '@/lib/queries'
import type { Chain, Move, RecordType, Row, Stage } from '@/lib/shapes'

import { movesQuery } from './api'

/** Cases whose moves are asked for at once; the earliest due come first. */
const ASKED = 60

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

/** The cases where a move forward is this person's, allowed ones before those that still lack something. */
export function useWaiting({ chain, type }: Run) {
  const open = openFilter(chain)
  const dated = useQuery(listQuery(type.key, { filter: both(open, 'stage_due != null'), sort: 'stage_due', limit: ASKED }))
  const undated = useQuery(listQuery(type.key, { filter: both(open, 'stage_due = null'), limit: ASKED }))
  const rows = dated.data && undated.data ? [...dated.data.items, ...undated.data.items].slice(0, ASKED) : undefined
  const answers = useQueries({ queries: (rows ?? []).map((row) => movesQuery(type.key, row.id)) })
  const ready = rows && answers.every((answer) => !answer.isPending)
  const waiting: Waiting[] = (rows ?? []).flatMap((row, i) => {
    const forward = answers[i]?.data?.moves.filter((move) => !move.return && !move.reason_required) ?? []
    const move = forward.find((one) => one.allowed) ?? forward[0]
    return move ? [{ row, move }] : []
  })
  return {
    data: ready ? { allowed: waiting.filter((one) => one.move.allowed), blocked: waiting.filter((one) => !one.move.allowed) } : undefined,
    error: dated.error ?? undated.error,
    refetch: () => void Promise.all([dated.refetch(), undated.refetch()]),
  }
}
