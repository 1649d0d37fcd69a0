// The life of a patent as a line of days.
import { useWords } from '@/words'

import type { LifeStep, Mark, PatentLife } from './api'

const words = { done: 'lifeDone', now: 'lifeNow', to_come: 'lifeToCome', unknown: 'unknown', not_reached: 'lifeNotReached' } as const

function Step({ step, state }: { step: LifeStep; state: PatentLife['state'] }) {
  const { t, label } = useWords()
  const mark: Mark = step.mark
  return (
    <li className={mark} aria-current={mark === 'now' ? 'step' : undefined}>
      <b>{mark === 'now' ? label(state.label) : label(step.label)}</b>
      <div className="note">
        {step.on && <span className="digits">{step.on} </span>}
        {t(words[mark])}
      </div>
    </li>
  )
}

export const LifeSteps = ({ life }: { life: PatentLife }) => {
  const { t } = useWords()
  return (
    <ol className="life-steps" aria-label={t('lifeCycle')}>
      {life.steps.map((step) => (
        <Step key={step.key} step={step} state={life.state} />
      ))}
    </ol>
  )
}
