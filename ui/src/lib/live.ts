// What others change shows by itself: the server names changed records, and what shows them is read anew.
import type { QueryKey } from '@tanstack/react-query'
import { useEffect } from 'react'

import { gather } from './gather'
import { queryClient } from './queries'
import type { Event as Change } from './shapes'

/** Somebody's import or a colleague at work changes many records in a row: they are read once. */
const RECORDS = { quiet: 400, most: 2_000 }
/** The server looks at every open case for these. */
const REST = { quiet: 2_000, most: 10_000 }
const DERIVED = ['indicators', 'notices', 'todo']
/** Questions about one record: the others are not asked again. */
const OF_ONE = new Set(['one', 'moves', 'stages', 'journal', 'life', 'sheet', 'schedule'])

/** By type, the records that changed. */
export type Changed = Map<string, Set<string>>

/** Whether an answer may have changed with these records. What a case may do next depends on its papers and offers too. */
export function touched([room, type, question, id]: QueryKey, changed: Changed): boolean {
  if (room !== 'records') return false
  if (question === 'moves') return true
  const ids = changed.get(String(type))
  if (!ids) return false
  return OF_ONE.has(String(question)) ? ids.has(String(id)) : question !== 'long'
}

/** What nobody looks at is only marked, and read when somebody looks again. */
const refetchType = () => (document.hidden ? ('none' as const) : ('active' as const))

/** While a page is open. The browser reconnects by itself and resumes after the last event. */
export function useLiveRecords() {
  useEffect(() => {
    if (typeof EventSource === 'undefined') return
    const stream = new EventSource('/api/v1/events')
    let changed: Changed = new Map()
    const records = gather(() => {
      const now = changed
      changed = new Map()
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => touched(queryKey, now), refetchType: refetchType() })
    }, RECORDS.quiet, RECORDS.most)
    const rest = gather(() => {
      for (const key of DERIVED) void queryClient.invalidateQueries({ queryKey: [key], refetchType: refetchType() })
    }, REST.quiet, REST.most)
    const everything = gather(() => void queryClient.invalidateQueries({ refetchType: refetchType() }), RECORDS.quiet, RECORDS.most)
    const seen = () => !document.hidden && void queryClient.refetchQueries({ type: 'active', predicate: (query) => query.state.isInvalidated })
    stream.addEventListener('change', (event) => {
      const { type, id } = JSON.parse((event as MessageEvent<string>).data) as Change
      if (!type || !id) return
      changed.set(type, (changed.get(type) ?? new Set()).add(id))
      records.soon()
      rest.soon()
    })
    stream.addEventListener('reset', everything.soon)
    document.addEventListener('visibilitychange', seen)
    return () => {
      stream.close()
      document.removeEventListener('visibilitychange', seen)
      for (const one of [records, rest, everything]) one.stop()
    }
  }, [])
}
