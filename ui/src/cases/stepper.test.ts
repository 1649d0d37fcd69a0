import { expect, test } from 'vitest'

import type { Chain, Stage, StageEvent } from '@/lib/shapes'

import { stepsOf } from './stepper'

const stage = (key: string, terminal: Stage['terminal'] = null): Stage => ({ key, label: { zh: key, en: key }, target_workdays: 2, terminal })
const chain: Chain = {
  key: 'c', label: { zh: 'c', en: 'c' }, type: 't', start: 'lead',
  stages: [stage('lead'), stage('checked'), stage('paid', 'success'), stage('refused', 'failure')],
}
const event = (to: string, at: string) => ({ to, at }) as StageEvent
const told = (now: string, events: StageEvent[]) => stepsOf(chain, now, events, '2026-11-10').map((step) => [step.stage.key, step.state, step.days])

test('done, now and next, with the days of every stay', () => {
  const events = [event('lead', '2026-11-01T09:00:00'), event('checked', '2026-11-03T09:00:00'), event('lead', '2026-11-04T09:00:00'), event('checked', '2026-11-08T09:00:00')]
  expect(told('checked', events)).toEqual([['lead', 'done', 6], ['checked', 'now', 3], ['paid', 'next', undefined]])
})

test('a refused case shows where it went, not what it never reached', () => {
  expect(told('refused', [event('lead', '2026-11-01T09:00:00'), event('refused', '2026-11-02T09:00:00')])).toEqual([['lead', 'done', 1], ['refused', 'done', 0]])
})

test('a stage that the chain does not declare has its own step', () => {
  expect(told('odd', [event('odd', '2026-11-09T00:00:00')]).at(-1)).toEqual(['odd', 'now', 1])
})
