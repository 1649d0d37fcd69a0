import { expect, test } from 'vitest'

import type { CorpusAnalysis, CorpusMatrix } from '@/corpus/shapes'

import { conclusionsOf, isGap } from './conclusions'

const yearsOf = (counts: number[]) => counts.map((applications, i) => ({ year: 2014 + i, applications, applicants: 10, newcomers: 6 }))
const analysisOf = (counts: number[], herfindahl = 0.05): CorpusAnalysis => ({
  count: 100, exact: true, years: yearsOf(counts), stage: 'growing', concentration: { applicants: 40, share_of_five: 0.3125, herfindahl }, partners: [], most_cited: [],
})
const matrix: CorpusMatrix = { rows: ['喷嘴', '风机'], columns: ['能耗', '噪声'], row_totals: [50, 40], column_totals: [40, 30], counts: [[30, 2], [10, 20]] }
const axes = { rows: [{ label: '喷嘴', query: 'TA=喷嘴' }, { label: '风机', query: 'TA=风机' }], columns: [{ label: '能耗', query: 'TA=能耗' }, { label: '噪声', query: 'TA=噪声' }] }
const spaceQuery = () => 'x'
const wordsOf = (analysis: CorpusAnalysis) => conclusionsOf({ analysis, axes, spaceQuery }).map((one) => one.says.word)

test('the trend compares complete years alone: the last two may still grow', () => {
  expect(wordsOf(analysisOf([10, 10, 10, 20, 20, 20, 3, 1]))[0]).toBe('saysUp')
  expect(wordsOf(analysisOf([20, 20, 20, 10, 10, 10, 90, 90]))[0]).toBe('saysDown')
  expect(wordsOf(analysisOf([10, 10, 10, 11, 11, 11, 0, 0]))[0]).toBe('saysLevel')
  expect(wordsOf(analysisOf([10, 10, 10, 20, 20]))[0]).toBe('stageGrowing')
  const [trend] = conclusionsOf({ q: 'TA=造雪', analysis: analysisOf([10, 10, 10, 20, 25, 20, 3, 1]), axes, spaceQuery })
  expect(trend).toMatchObject({ q: 'TA=造雪 AND AY=2018', rests: { values: { early: 10, late: 21.7, year: 2018, count: '25', from: 2014, to: 2019 } } })
})

test('how concentrated a field is goes by the index', () => {
  expect([0.1499, 0.15, 0.2499, 0.25].map((hhi) => wordsOf(analysisOf([1, 1], hhi))[1])).toEqual(['saysDispersed', 'saysModerate', 'saysModerate', 'saysConcentrated'])
})

test('a gap is far below what its row and column let expect', () => {
  // 50 × 30 ÷ 100 = 15 are expected where 2 stand, 40 × 40 ÷ 100 = 16 where 10 do
  expect([[0, 0], [0, 1], [1, 0], [1, 1]].map(([row, column]) => isGap(matrix, row!, column!, 100))).toEqual([false, true, false, false])
  expect(isGap({ ...matrix, row_totals: [5, 5], counts: [[0, 0], [0, 0]] }, 0, 1, 100)).toBe(false)
  const found = conclusionsOf({ analysis: analysisOf([1]), matrix, axes, spaceQuery, q: 'CY=CN' }).find((one) => one.key === 'matrix')
  expect(found).toMatchObject({ says: { word: 'saysDenseAndGap', values: { dense: '喷嘴 × 能耗', gap: '喷嘴 × 噪声' } }, q: 'CY=CN AND TA=喷嘴 AND TA=噪声' })
})

test('white spaces are spoken of only where the own patents are known', () => {
  const white = { count: 9, exact: true, own: { patents: 5, found: 0 }, cells: [{ row: 'F25C', column: 'F25C', world: 9, recent: 4, own: 0 }] }
  const keys = (found: number) => conclusionsOf({ analysis: analysisOf([1]), axes, spaceQuery, white: { ...white, own: { patents: 5, found } } }).map((one) => one.key)
  expect(keys(0)).not.toContain('spaces')
  expect(keys(3)).toContain('spaces')
})

test('nothing found, nothing said', () => {
  expect(conclusionsOf({ analysis: { ...analysisOf([]), count: 0 }, axes, spaceQuery })).toEqual([])
})
