// A list scrolled through as a whole: a real table of which only the rows in sight are drawn.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'

import { kindOf } from '@/fields'
import { Failure, Loading } from '@/kit/faces'
import { call } from '@/lib/api'
import { counted } from '@/lib/numbers'
import type { Field, RecordType, Row } from '@/lib/shapes'
import { useWords } from '@/words'

import { widthOf } from './columns'
import './long-table.css'

const PAGE = 1000
const MOST = 10_000
const AHEAD = 12
/** So many rows change at once: scrolling by a line draws nothing anew. */
const BLOCK = 8

interface Props {
  type: RecordType
  columns: Field[]
  filter: string
  sort?: string
  bin?: 'deleted'
  rowHeight: number
  count?: number
  cell: (field: Field, row: Row) => ReactNode
  onSort: (sort: string | undefined) => void
}

/** Page behind page, until all are there. */
function useAll({ type, columns, filter, sort, bin }: Props) {
  const fields = [...new Set([type.title, ...columns.map((field) => field.key)])].join(',')
  const pages = useInfiniteQuery({
    queryKey: ['records', type.key, 'long', { filter, sort, bin, fields }],
    queryFn: ({ pageParam, signal }) => call('GET /records/{type}', { path: { type: type.key }, query: { titles: '1', filter, sort, bin, fields, after: pageParam, limit: PAGE }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last, all) => (all.length * PAGE < MOST ? (last.next ?? undefined) : undefined),
  })
  const { hasNextPage, isFetching, fetchNextPage } = pages
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  return { ...pages, rows: pages.data?.pages.flatMap((page) => page.items) }
}

function Head({ field, sort, onSort }: { field: Field; sort?: string; onSort: Props['onSort'] }) {
  const { label } = useWords()
  const state = sort === field.key ? 'ascending' : sort === `-${field.key}` ? 'descending' : undefined
  const next = state === 'ascending' ? `-${field.key}` : state === 'descending' ? undefined : field.key
  const name = label(field.label)
  return (
    <th scope="col" aria-sort={state} className={kindOf(field).numeric ? 'right' : undefined}>
      {field.kind === 'texts' || field.kind === 'file' ? name : <Button type="text" size="small" onClick={() => onSort(next)}>{name} <span aria-hidden>{state === 'ascending' ? '↑' : state === 'descending' ? '↓' : ''}</span></Button>}
    </th>
  )
}

export default function LongTable(props: Props) {
  const { type, columns, sort, rowHeight, count, cell, onSort } = props
  const { t, label } = useWords()
  const { rows, error, refetch, hasNextPage } = useAll(props)
  const [[from, shown], setSpan] = useState<[number, number]>([0, 40])
  if (!rows) return error ? <Failure error={error} retry={() => void refetch()} /> : <Loading rows={12} />
  const look = (at: HTMLElement) => {
    const first = Math.max(0, Math.floor(at.scrollTop / rowHeight / BLOCK) * BLOCK - AHEAD)
    const many = Math.ceil(at.clientHeight / rowHeight) + 2 * AHEAD + BLOCK
    setSpan((now) => (now[0] === first && now[1] === many ? now : [first, many]))
  }
  const start = Math.min(from, Math.max(0, rows.length - shown))
  const drawn = rows.slice(start, start + shown)
  const widths = columns.map((field) => widthOf(type, field, kindOf(field).numeric))
  const space = (height: number) => height > 0 && <tr aria-hidden style={{ height }}><td colSpan={columns.length} /></tr>
  return (
    <>
      <div className="long-table" role="region" aria-label={label(type.label)} tabIndex={0} ref={(at) => { if (at && shown === 40) look(at) }} onScroll={(event) => look(event.currentTarget)}>
        <table className="plain-table" aria-label={label(type.label)} aria-rowcount={(count ?? rows.length) + 1} style={{ width: widths.reduce((sum, width) => sum + width, 0) }}>
          <colgroup>{widths.map((width, i) => <col key={columns[i]!.key} style={{ width }} />)}</colgroup>
          <thead>
            <tr aria-rowindex={1}>{columns.map((field) => <Head key={field.key} field={field} sort={sort} onSort={onSort} />)}</tr>
          </thead>
          <tbody>
            {space(start * rowHeight)}
            {drawn.map((row, i) => (
              <tr key={row.id} aria-rowindex={start + i + 2} style={{ height: rowHeight }}>
                {columns.map((field) => <td key={field.key} className={kindOf(field).numeric ? 'right' : undefined}>{cell(field, row)}</td>)}
              </tr>
            ))}
            {space((rows.length - start - drawn.length) * rowHeight)}
          </tbody>
        </table>
      </div>
      <p className="note" role="status" style={{ margin: 0, padding: '8px 12px' }}>
        {t(hasNextPage ? 'longLoading' : 'longLoaded', { rows: counted(rows.length) })}
        {!hasNextPage && count !== undefined && count > rows.length && ` · ${t('longMost', { count: counted(count) })}`}
      </p>
    </>
  )
}
