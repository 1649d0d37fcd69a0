// The stages of a chain as a line: done, now, next. What ended badly stands in it only if this case ended there.
import { CheckOutlined } from '@ant-design/icons'
import type { CSSProperties } from 'react'

import type { Chain, Row, Stage, StageEvent } from '@/lib/shapes'
import { useWords } from '@/words'

import { daysBetween, today } from './days'
import { DueTag } from './due-tag'

export interface Step {
  stage: Stage
  state: 'done' | 'now' | 'next'
  /** The day it was last entered, and the days it took in all; unknown where it was never entered. */
  entered?: string
  days?: number
}

const strange = (key: string): Stage => ({ key, label: { zh: key, en: key }, target_workdays: null, terminal: null })

/** One step a stage of the main line, plus the stage that the case is in, declared or not. */
export function stepsOf(chain: Chain, now: string | undefined, events: StageEvent[], on = today()): Step[] {
  const stages = chain.stages.filter((stage) => stage.key === now || (stage.terminal ?? 'success') === 'success')
  if (now && !stages.some((stage) => stage.key === now)) stages.push(strange(now))
  const here = stages.findIndex((stage) => stage.key === now)
  const ended = Boolean(stages[here]?.terminal)
  const stays = events
    .map((event, i) => ({ stage: event.to, from: event.at, until: events[i + 1]?.at ?? (chain.stages.find((one) => one.key === event.to)?.terminal ? event.at : on) }))
  return stages
    .map((stage, i): Step => {
      const mine = stays.filter((stay) => stay.stage === stage.key)
      const state = i === here ? (ended ? 'done' : 'now') : i < here ? 'done' : 'next'
      if (mine.length === 0 || state === 'next') return { stage, state }
      return { stage, state, entered: mine.at(-1)!.from.slice(0, 10), days: mine.reduce((sum, stay) => sum + daysBetween(stay.from, stay.until), 0) }
    })
    // A case that ended badly never reached the stages between.
    .filter((step) => !(ended && stages[here]!.terminal !== 'success' && step.stage.key !== now && step.days === undefined))
}

export function Stepper({ chain, row, events }: { chain: Chain; row: Row; events: StageEvent[] }) {
  const { t, label } = useWords()
  const steps = stepsOf(chain, row.stage, events)
  const words = { done: t('stepDone'), now: t('stepNow'), next: t('stepNext') }
  return (
    <ol className="stepper" aria-label={label(chain.label)} style={{ '--steps': steps.length } as CSSProperties}>
      {steps.map((step, i) => (
        <li key={step.stage.key} className={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span className="stepper-mark digits" aria-hidden>
            {step.state === 'done' ? <CheckOutlined /> : i + 1}
          </span>
          <div>
            <b>{label(step.stage.label)}</b> <span className="note">{words[step.state]}</span>
            <div className="note">
              {step.entered && <span className="digits">{step.entered.slice(5)}</span>} {step.days !== undefined && t('daysSpent', { days: step.days })}
              {step.state === 'next' && step.stage.target_workdays != null && t('target', { days: step.stage.target_workdays })}
            </div>
            {step.state === 'now' && <DueTag due={row.stage_due} />}
          </div>
        </li>
      ))}
    </ol>
  )
}
