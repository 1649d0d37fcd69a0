import { type State, StateTag } from '@/kit/state-tag'
import type { Verdict } from '@/lib/shapes'
import { useWords, type Word } from '@/words'

import type { Finding } from './precheck'

export const verdicts: Record<Verdict, { state: State; word: Word }> = {
  pledgeable: { state: 'ok', word: 'pledgeable' },
  blocked: { state: 'error', word: 'blocked' },
  unknown: { state: 'unknown', word: 'lacksData' },
}

const findings: Record<Finding, { state: State; word: Word }> = {
  met: { state: 'ok', word: 'groundPassed' },
  unmet: { state: 'error', word: 'unmet' },
  unknown: { state: 'unknown', word: 'lacksData' },
  manual: { state: 'warn', word: 'manualCheck' },
  not_applicable: { state: 'unknown', word: 'doesNotApply' },
}

export function VerdictTag({ verdict }: { verdict: Verdict }) {
  const { t } = useWords()
  return <StateTag state={verdicts[verdict].state}>{t(verdicts[verdict].word)}</StateTag>
}

export function FindingTag({ finding }: { finding: Finding }) {
  const { t } = useWords()
  return <StateTag state={findings[finding].state}>{t(findings[finding].word)}</StateTag>
}
