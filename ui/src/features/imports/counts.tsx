import './imports.css'

import { type State, StateTag } from '@/kit/state-tag'
import { counted } from '@/lib/numbers'
import { useWords, type Word } from '@/words'

import type { Batch, Counts as Numbers } from './api'

const parts: { key: keyof Numbers; state: State; word: Word }[] = [
  { key: 'inserted', state: 'ok', word: 'inserted' },
  { key: 'updated', state: 'ok', word: 'updated' },
  { key: 'unchanged', state: 'plain', word: 'unchanged' },
  { key: 'refused', state: 'error', word: 'refused' },
]

/** The parts, their sum, and what stands beside the sum. */
export function Counts({ counts }: { counts: Numbers }) {
  const { t } = useWords()
  const whole = parts.reduce((sum, part) => sum + counts[part.key], 0) === counts.rows
  return (
    <section className="card" aria-label={t('importCounts')} style={{ marginBottom: 14 }}>
      <div className="counts">
        {parts.map((part) => (
          <div key={part.key}>
            <StateTag state={part.state}>{t(part.word)}</StateTag> <span className="digits">{counted(counts[part.key])}</span>
          </div>
        ))}
        <div>
          <StateTag state="warn">{t('warned')}</StateTag> <span className="digits">{counted(counts.warned)}</span>
        </div>
      </div>
      <p className="note" style={{ margin: '8px 0 0' }}>
        {t(whole ? 'countsAdd' : 'countsDiffer', { rows: counts.rows, inserted: counts.inserted, updated: counts.updated, unchanged: counts.unchanged, refused: counts.refused })}
        {counts.created > 0 && ` ${t('alsoCreated', { count: counts.created })}`}
      </p>
    </section>
  )
}

const states: Record<Batch['state'], { state: State; word: Word }> = {
  done: { state: 'ok', word: 'importDone' },
  dry_run: { state: 'plain', word: 'dryRun' },
  undone: { state: 'unknown', word: 'undone' },
  partly_undone: { state: 'warn', word: 'partlyUndone' },
}

export function BatchState({ state }: { state: Batch['state'] }) {
  const { t } = useWords()
  return <StateTag state={states[state].state}>{t(states[state].word)}</StateTag>
}
