import { beforeEach, expect, test } from 'vitest'

import { keepViews, keptViews, sameSearch } from './views'

beforeEach(() => localStorage.clear())

test('views are kept by person and type', () => {
  const view = { name: '已摸排', search: { chips: [['survey_status', 'surveyed'] as [string, string]] }, columns: ['name'] }
  keepViews('taskforce', 'enterprise', [view])
  expect(keptViews('taskforce', 'enterprise')).toEqual([view])
  expect(keptViews('manager', 'enterprise')).toEqual([])
  expect(keptViews('taskforce', 'patent')).toEqual([])
})

test.each(['not json', '{}', '[1, null, {"name": 3}]'])('what cannot be read is no view: %s', (text) => {
  localStorage.setItem('sanlian.views.taskforce.patent', text)
  expect(keptViews('taskforce', 'patent')).toEqual([])
})

test('a search is the same whatever else the address says', () => {
  expect(sameSearch({}, { find: undefined, chips: [] })).toBe(true)
  expect(sameSearch({ sort: 'name' }, { sort: '-name' })).toBe(false)
})
