import { type State, StateTag } from '@/kit/state-tag'
import { useWords } from '@/words'

import { lateness } from './days'

/** Late, due today, or due on a day: in words, with the days. */
export function DueTag({ due }: { due?: string | null }) {
  const { t } = useWords()
  if (!due) return null
  const { state, days } = lateness(due)
  const looks: Record<typeof state, [State, string]> = {
    late: ['error', t('lateBy', { days })],
    today: ['warn', t('dueToday')],
    ahead: [days <= 1 ? 'warn' : 'plain', t('dueOn', { day: due })],
  }
  const [look, words] = looks[state]
  return (
    <span title={due}>
      <StateTag state={look}>{words}</StateTag>
    </span>
  )
}
