// How far the server is with a file: rows done of all, and about how long it still takes.
import { useQuery } from '@tanstack/react-query'
import { Progress as Bar } from 'antd'
import { useRef } from 'react'

import { counted } from '@/lib/numbers'
import type { ImportProgress as Progress } from '@/lib/shapes'
import { useWords } from '@/words'

import { progressQuery } from './api'

export interface Running {
  dryRun: boolean
  ticket: string
}

/** Seconds that the rest takes at the pace so far; nothing before there is a pace. */
export function secondsLeft(progress: Pick<Progress, 'done' | 'total'>, elapsedMs: number): number | undefined {
  if (progress.done <= 0 || progress.total <= progress.done || elapsedMs < 1_000) return undefined
  return Math.ceil((elapsedMs * (progress.total - progress.done)) / progress.done / 1_000)
}

export function RunProgress({ running }: { running: Running }) {
  const { t } = useWords()
  const { data } = useQuery(progressQuery(running.ticket))
  const since = useRef({ phase: 'none' as Progress['phase'], at: Date.now() })
  if (!data || data.phase === 'none') return null
  if (since.current.phase !== data.phase) since.current = { phase: data.phase, at: Date.now() }
  const percent = data.total > 0 ? Math.min(100, Math.floor((data.done * 100) / data.total)) : 0
  const left = secondsLeft(data, Date.now() - since.current.at)
  return (
    <div className="run-progress">
      <span>
        {data.phase === 'reading' ? t('readingFile') : t(running.dryRun ? 'rowsTried' : 'rowsWritten', { done: counted(data.done), total: counted(data.total) })}
        {left !== undefined && ` · ${t('secondsLeft', { seconds: left })}`}
      </span>
      <Bar percent={percent} size="small" aria-label={t('importProgress')} />
    </div>
  )
}
