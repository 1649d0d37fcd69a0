// What a person typed and did not save yet: kept in this browser every ten seconds, gone once it is saved.
import { useEffect, useRef } from 'react'

import type { Values } from './api'

const keyOf = (type: string, id?: string) => `sanlian.draft.${type}.${id ?? 'new'}`

export function keptDraft(type: string, id?: string): Values | undefined {
  try {
    return JSON.parse(localStorage.getItem(keyOf(type, id)) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

export const dropDraft = (type: string, id?: string) => localStorage.removeItem(keyOf(type, id))

export function useKeepDraft(type: string, id: string | undefined, values: Values) {
  const latest = useRef(values)
  latest.current = values
  useEffect(() => {
    const keep = () => {
      if (Object.keys(latest.current).length > 0) localStorage.setItem(keyOf(type, id), JSON.stringify(latest.current))
    }
    const timer = setInterval(keep, 10_000)
    return () => clearInterval(timer)
  }, [type, id])
}
