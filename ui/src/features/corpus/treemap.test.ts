import { expect, test } from 'vitest'

import { treemap } from './treemap'

test('areas are as the counts, fill the whole and do not overlap', () => {
  const boxes = treemap([6, 6, 4, 3, 2, 2, 1].map((count) => ({ count })), 10, 20, 60, 40)
  for (const box of boxes) {
    expect(box.width * box.height).toBeCloseTo((box.of.count / 24) * 60 * 40)
    expect([box.x >= 10 - 1e-9, box.y >= 20 - 1e-9, box.x + box.width <= 70 + 1e-9, box.y + box.height <= 60 + 1e-9]).toEqual([true, true, true, true])
  }
  for (const [i, one] of boxes.entries())
    for (const other of boxes.slice(i + 1)) {
      const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
      const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
      expect(across < 1e-6 || down < 1e-6).toBe(true)
    }
})

test('nothing, and one alone', () => {
  expect(treemap([], 0, 0, 10, 10)).toEqual([])
  expect(treemap([{ count: 0 }, { count: 5 }], 0, 0, 10, 10)).toEqual([{ of: { count: 5 }, x: 0, y: 0, width: 10, height: 10 }])
})
