// The words of every page, and those of the corpus with them: these come with the pages of the corpus, not with the frame.
import { useCallback } from 'react'

import { corpusEn } from './corpus-en'
import { corpusZh } from './corpus-zh'
import { useWords as useCommonWords, type Word as CommonWord } from './index'

export type CorpusWord = keyof typeof corpusZh
export type Word = CommonWord | CorpusWord

const dictionaries = { zh: corpusZh, en: corpusEn }
const isOwn = (word: Word): word is CorpusWord => word in corpusZh

export function useWords() {
  const { t: common, label, language } = useCommonWords()
  const t = useCallback(
    (word: Word, values: Record<string, string | number> = {}) =>
      isOwn(word) ? dictionaries[language][word].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)) : common(word, values),
    [common, language],
  )
  return { t, label, language }
}
