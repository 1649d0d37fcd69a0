import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'

import type { Field, Row } from '@/lib/shapes'

import { Edit, kindOf, Show, toText } from '.'

const field = (kind: string, further: Partial<Field> = {}): Field => ({ key: 'x', kind, label: { zh: '甲', en: 'A' }, required: false, computed: false, writable: true, ...further })
const row = (x: unknown, further: Partial<Row> = {}): Row => ({ id: 'r', type: 't', park: null, version: 1, created_at: '', created_by: null, updated_at: '', updated_by: null, x, ...further })
const options = [{ key: 'small', label: { zh: '小型', en: 'Small' } }, { key: 'large', label: { zh: '大型', en: 'Large' } }]

afterEach(() => document.body.replaceChildren())

describe('a value is shown by its kind', () => {
  it.each<[string, unknown, Partial<Field>, string, string]>([
    ['text', '山源', {}, '山源', '山源'],
    ['long_text', '一\n二', {}, '一\n二', '一\n二'],
    ['texts', ['甲', '乙'], {}, '甲、乙', '甲；乙'],
    ['uscc', '91370100MA3C000012', {}, '91 370100 MA3C00001 2', '91 370100 MA3C00001 2'],
    ['integer', 12345, { unit: { zh: '件', en: 'patents' } }, '12,345 件', '12,345'],
    ['decimal', '1.50', {}, '1.5', '1.50'],
    ['rate', '3.8', {}, '3.8%', '3.8%'],
    ['money', '5000000.00', {}, '500 万元', '500 万元'],
    ['bounded', { value: '60', bound: 'at_least' }, { unit: { zh: '家', en: 'firms' } }, '60+ 家', '60+'],
    ['choice', 'small', { options }, '小型', '小型'],
    ['choice', 'gone', { options }, 'gone', 'gone'],
    ['choices', ['small', 'large'], { options }, '小型、大型', '小型；大型'],
    ['boolean', true, {}, '是', '是'],
    ['boolean', false, {}, '否', '否'],
    ['date', '2026-11-20', {}, '2026-11-20', '2026-11-20'],
    ['instant', '2026-11-20T23:59:58+08:00', {}, '2026-11-20 23:59', '2026-11-20 23:59'],
    ['integer', 0, {}, '0', '0'],
    ['hologram', { a: 1 }, {}, '{"a":1} 未知字段类型', '{"a":1}'],
  ])('%s %j', (kind, value, further, shown, text) => {
    const { container } = render(<Show field={field(kind, further)} row={row(value)} />)
    expect(container.textContent).toBe(shown)
    expect(toText(field(kind, further), value, 'zh')).toBe(text)
  })
  it.each([[null], [undefined], [''], [[]]])('%j is unknown, not zero', (value) => {
    const { container } = render(<Show field={field('integer')} row={row(value)} />)
    expect(container.textContent).toBe('待补')
    expect(toText(field('integer'), value, 'zh')).toBe('')
  })
  it('a hidden value is not taken for unknown', () => {
    const { container } = render(<Show field={field('text')} row={row(null, { hidden: ['x'] })} />)
    expect(container.textContent).toBe('无权查看')
  })
})

describe('a condition is written by its kind', () => {
  it.each([
    ['text', '山"源', 'contains(x, "山\\"源")'],
    ['integer', '>= 3', 'x >= 3'],
    ['money', '5', 'x = 5'],
    ['boolean', 'true', 'x = true'],
    ['date', '>= 2026-01-01', 'x >= @"2026-01-01"'],
    ['date', '2026-01-01', 'x = @"2026-01-01"'],
    ['choice', 'small', 'x = "small"'],
    ['choices', 'small', 'list contains(x, "small")'],
  ])('%s %s', (kind, text, condition) => expect(kindOf(field(kind)).toFilter?.('x', text)).toBe(condition))
})

describe('a value is typed', () => {
  it.each([
    ['text', '山', '山'],
    ['money', '1,0', '10'],
    ['integer', '7', '7'],
    ['bounded', '60', { value: '60', bound: 'exact' }],
  ])('%s %s', async (kind, typed, last) => {
    let value: unknown = ''
    const change = vi.fn((to: unknown) => (value = to))
    const { rerender } = render(<Edit field={field(kind)} value={value} onChange={change} id="x" />)
    for (const key of typed) {
      await userEvent.type(screen.getByRole('textbox'), key)
      rerender(<Edit field={field(kind)} value={value} onChange={change} id="x" />)
    }
    expect(value).toEqual(last)
    expect(screen.getByRole('textbox')).toHaveAttribute('id', 'x')
  })
})
