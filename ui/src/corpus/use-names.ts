import { useCallback } from 'react'

import { useWords } from '@/words/corpus'

import { shownText } from './chips'
import { FIELD_WORDS, kindWord, STATUSES } from './names'

/** A value of a field as people call it: a state in words, a kind with its name, anything else as it is. */
export function useValueName() {
  const { t } = useWords()
  return useCallback(
    (field: string, text: string) => {
      const value = shownText(text)
      if (field === 'LS' && STATUSES[value]) return t(STATUSES[value].word)
      const kind = field === 'KD' ? kindWord(value) : undefined
      return kind ? `${value} ${t(kind)}` : value
    },
    [t],
  )
}

export function useFieldName() {
  const { t } = useWords()
  return useCallback((field: string) => (FIELD_WORDS[field] ? t(FIELD_WORDS[field]) : field), [t])
}
