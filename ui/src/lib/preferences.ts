// What a person sets for this browser: language, theme, density. Not worth a trip to the server.
import { useSyncExternalStore } from 'react'

export type Language = 'zh' | 'en'
export type Theme = 'light' | 'dark'
export interface Preferences {
  language: Language
  theme: Theme
  density: 'compact' | 'standard'
}

const KEY = 'sanlian.preferences'
const listeners = new Set<() => void>()

function read(): Preferences {
  const defaults: Preferences = { language: 'zh', theme: 'light', density: 'compact' }
  try {
    return { ...defaults, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') }
  } catch {
    return defaults
  }
}

let current = read()

const tell = () => {
  for (const listener of listeners) listener()
}

// What another window of this browser sets holds here too.
if (typeof window !== 'undefined')
  window.addEventListener('storage', ({ key }) => {
    if (key !== KEY) return
    current = read()
    tell()
  })

export const preferences = () => current

export function setPreferences(change: Partial<Preferences>) {
  current = { ...current, ...change }
  localStorage.setItem(KEY, JSON.stringify(current))
  tell()
}

export const usePreferences = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
