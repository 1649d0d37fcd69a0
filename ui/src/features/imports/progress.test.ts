import { expect, test } from 'vitest'

import { secondsLeft } from './progress'

test('the rest is told from the pace so far, and only once there is one', () => {
  expect(secondsLeft({ done: 500, total: 1500 }, 2_000)).toBe(4)
  expect(secondsLeft({ done: 0, total: 1500 }, 2_000)).toBeUndefined()
  expect(secondsLeft({ done: 500, total: 1500 }, 400)).toBeUndefined()
  expect(secondsLeft({ done: 1500, total: 1500 }, 2_000)).toBeUndefined()
})
