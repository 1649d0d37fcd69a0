import { useCallback } from 'react'

import { usePreferences } from '@/lib/preferences'
import type { Label } from '@/lib/shapes'

import { en } from './en'
import { zh } from './zh'

export type Word = keyof typeof zh

const dictionaries = { zh, en }

/** `t('create', { type: '企业' })`, and `label(field.label)` for texts that come from the declarations. */
export function useWords() {
  const { language } = usePreferences()
  const t = useCallback(
    (word: Word, values: Record<string, string | number> = {}) =>
      dictionaries[language][word].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)),
    [language],
  )
  const label = useCallback((of?: Label | null) => (of ? of[language] || of.zh : ''), [language])
  return { t, label, language }
}

/** A role as people call it; the server names it by its key. */
export function useRoleName() {
  const { t } = useWords()
  return useCallback((role: string) => (`role_${role}` in zh ? t(`role_${role}` as Word) : role), [t])
}

export const roleKeys = Object.keys(zh).filter((key) => key.startsWith('role_')).map((key) => key.slice('role_'.length))
