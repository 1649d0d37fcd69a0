import { expect, test } from 'vitest'

import type { Chain, Stage } from '@/lib/shapes'

import { reachOf } from './reached'

const stage = (key: string, terminal: Stage['terminal'] = null) => ({ key, terminal, label: { zh: key, en: key }, target_workdays: null })
const chain = { key: 'x', label: { zh: '', en: '' }, type: 'x', start: 'lead', stages: [stage('lead'), stage('offered'), stage('done', 'success'), stage('refused', 'failure')] } as Chain

test('who stands further on has been here; who ended badly is told apart', () => {
  const { line, ends } = reachOf(chain, [5, 3, 2, 4])
  expect(line.map(({ here, reached, share }) => [here, reached, share])).toEqual([[5, 10, undefined], [3, 5, 50], [2, 2, 40]])
  expect(ends.map(({ stage, here }) => [stage.key, here])).toEqual([['refused', 4]])
})

test('of nobody there is no share', () => expect(reachOf(chain, [0, 0, 0, 1]).line.map((one) => one.share)).toEqual([undefined, undefined, undefined]))
