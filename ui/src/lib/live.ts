// What others change shows by itself: the server names changed records, and what shows them is read anew.
import { useEffect } from 'react'

import { queryClient } from './queries'
import type { Event as Change } from './shapes'

const DEBOUNCE_MS = 300

/** While a page is open. The browser reconnects by itself and resumes after the last event. */
export function useLiveRecords() {
  useEffect(() => {
    if (typeof EventSource === 'undefined') return
    const stream = new EventSource('/api/v1/events')
    const changed = new Set<string>()
    let everything = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = () => {
      timer = undefined
      if (everything) void queryClient.invalidateQueries()
      else for (const type of changed) void queryClient.invalidateQueries({ queryKey: ['records', type] })
      if (changed.size > 0) for (const key of ['indicators', 'notices', 'todo']) void queryClient.invalidateQueries({ queryKey: [key] })
      changed.clear()
      everything = false
    }
    const soon = () => (timer ??= setTimeout(read, DEBOUNCE_MS))
    stream.addEventListener('change', (event) => {
      const { type } = JSON.parse((event as MessageEvent<string>).data) as Change
      if (type) changed.add(type)
      soon()
    })
    stream.addEventListener('reset', () => {
      everything = true
      soon()
    })
    return () => {
      stream.close()
      clearTimeout(timer)
    }
  }, [])
}
