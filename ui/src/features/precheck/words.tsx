import { type State, StateTag } from '@/kit/state-tag'
import type { Precheck, Verdict } from '@/lib/shapes'
import { useWords, type Word } from '@/words'

type Reason = Precheck['reasons'][number]

export const verdicts: Record<Verdict, { state: State; word: Word }> = {
  pledgeable: { state: 'ok', word: 'pledgeable' },
  blocked: { state: 'error', word: 'blocked' },
  unknown: { state: 'unknown', word: 'lacksData' },
}

const findings: Record<Reason['finding'], { state: State; word: Word }> = {
  unmet: { state: 'error', word: 'unmet' },
  unknown: { state: 'unknown', word: 'lacksData' },
  manual: { state: 'warn', word: 'manualCheck' },
}

export function VerdictTag({ verdict }: { verdict: Verdict }) {
  const { t } = useWords()
  return <StateTag state={verdicts[verdict].state}>{t(verdicts[verdict].word)}</StateTag>
}

export function FindingTag({ finding }: { finding: Reason['finding'] }) {
  const { t } = useWords()
  return <StateTag state={findings[finding].state}>{t(findings[finding].word)}</StateTag>
}

/** Grounds that decide; what only a person can judge is said last and elsewhere. */
export const deciding = (row: Precheck) => row.reasons.filter((reason) => reason.finding !== 'manual')
