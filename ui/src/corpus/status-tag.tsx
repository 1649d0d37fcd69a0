import { StateTag } from '@/kit/state-tag'
import { useWords } from '@/words/corpus'

import { STATUSES } from './names'

/** A folded state in words; what a source calls otherwise stands as it is. */
export function StatusTag({ status }: { status?: string }) {
  const { t } = useWords()
  const known = status ? STATUSES[status] : undefined
  if (known) return <StateTag state={known.state}>{t(known.word)}</StateTag>
  return <StateTag state="unknown">{status || t('statusUnknown')}</StateTag>
}
