import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { gather } from './gather'
import { touched } from './live'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('many events in a row are one answer', () => {
  const act = vi.fn()
  const { soon } = gather(act, 400, 2_000)
  for (let i = 0; i < 3; ++i) {
    soon()
    vi.advanceTimersByTime(300)
  }
  expect(act).not.toHaveBeenCalled()
  vi.advanceTimersByTime(100)
  expect(act).toHaveBeenCalledTimes(1)
})

test('events without an end do not wait without an end', () => {
  const act = vi.fn()
  const { soon } = gather(act, 400, 2_000)
  for (let i = 0; i < 21; ++i) {
    soon()
    vi.advanceTimersByTime(100)
  }
  expect(act).toHaveBeenCalledTimes(1)
})

test.each([
  [['records', 'loan', 'list', {}], true],
  [['records', 'loan', 'one', 'a'], true],
  [['records', 'loan', 'one', 'b'], false],
  [['records', 'offer', 'count', ''], false],
  [['records', 'financing_case', 'moves', 'c'], true],
  [['records', 'loan', 'long', {}], false],
  [['todo', 0], false],
])('%j is touched: %s', (key, expected) => expect(touched(key, new Map([['loan', new Set(['a'])]]))).toBe(expected))
