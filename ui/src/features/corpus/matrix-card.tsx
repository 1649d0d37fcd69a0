// Technology against effect: bubbles as large as the publications in both, dashed where far fewer stand than one would expect.
import { SettingOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'

import { both } from '@/corpus/chips'
import { FoundLink } from '@/corpus/found-link'
import type { CorpusMatrix } from '@/corpus/shapes'
import { PlainTable, Told } from '@/corpus/told'
import { Failure, Loading } from '@/kit/faces'
import { Problem } from '@/lib/api'
import { counted } from '@/lib/numbers'
import { useWords } from '@/words/corpus'

import { AxesForm } from './axes-form'
import { type Axes, cellQuery, isGap } from './conclusions'

const RADIUS = 19
const LEAST = 4

function Bubble({ count, top, gap }: { count: number; top: number; gap: boolean }) {
  const radius = count === 0 ? LEAST + 5 : Math.max(LEAST, Math.sqrt(count / Math.max(1, top)) * RADIUS)
  return (
    <svg width={RADIUS * 2 + 2} height={RADIUS * 2 + 2} viewBox={`${-RADIUS - 1} ${-RADIUS - 1} ${RADIUS * 2 + 2} ${RADIUS * 2 + 2}`} aria-hidden>
      <circle r={gap ? Math.max(radius, LEAST + 5) : radius} className={gap ? 'gap' : count > 0 ? 'bubble' : 'no-bubble'} />
    </svg>
  )
}

interface Props {
  q?: string
  all: number
  axes: Axes
  matrix: { data?: CorpusMatrix; error: unknown; refetch: () => unknown }
  onAxes: (axes: Axes | undefined) => void
}

function Bubbles({ of, axes, q, all }: { of: CorpusMatrix; axes: Axes; q?: string; all: number }) {
  const { t } = useWords()
  const top = Math.max(1, ...of.counts.flat())
  return (
    <div className="matrix-scroll" role="group" aria-label={t('matrix')} tabIndex={0}>
      <table className="matrix">
        <caption className="visually-hidden">{t('matrix')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('technology')}</th>
            {of.columns.map((name, c) => (
              <th key={name} scope="col">
                {axes.columns[c] ? <FoundLink q={both(q, axes.columns[c].query)}>{name}</FoundLink> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.rows.map((name, r) => (
            <tr key={name}>
              <th scope="row">{axes.rows[r] ? <FoundLink q={both(q, axes.rows[r].query)}>{name}</FoundLink> : name}</th>
              {of.columns.map((effect, c) => {
                const count = of.counts[r]?.[c] ?? 0
                const gap = isGap(of, r, c, all)
                return (
                  <td key={effect}>
                    <Link to="/corpus" search={{ q: axes.rows[r] && axes.columns[c] ? cellQuery(q, axes.rows[r], axes.columns[c]) : q }} className="matrix-cell"
                      aria-label={t('matrixCell', { row: name, column: effect, count: counted(count) }) + (gap ? t('gapMark') : '')}>
                      <Bubble count={count} top={top} gap={gap} />
                      <span className="digits">{counted(count)}</span>
                    </Link>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function MatrixCard({ q, all, axes, matrix, onAxes }: Props) {
  const { t } = useWords()
  const [editing, setEditing] = useState(false)
  const of = matrix.data
  const gaps = of ? of.counts.flatMap((row, r) => row.filter((_, c) => isGap(of, r, c, all))).length : 0
  const refusal = matrix.error instanceof Problem && matrix.error.status < 500 ? matrix.error : undefined
  return (
    <section className="card map-wide" aria-label={t('matrix')}>
      <div className="card-line">
        <h2>{t('matrix')} <span className="note">{t('matrixNote')}</span></h2>
        <Button size="small" className="no-print" icon={<SettingOutlined aria-hidden />} onClick={() => setEditing(true)}>{t('defineAxes')}</Button>
      </div>
      {of ? (
        <Told sentence={t('matrixSaid', { rows: of.rows.length, columns: of.columns.length, gaps })}
          table={<PlainTable caption={t('matrix')} heads={[t('technology'), ...of.columns, t('total')]}
            rows={of.rows.map((name, r) => ({ key: name, cells: [name, ...of.columns.map((column, c) => <FoundLink key={column} q={axes.rows[r] && axes.columns[c] ? cellQuery(q, axes.rows[r], axes.columns[c]) : ''}>{counted(of.counts[r]?.[c] ?? 0)}</FoundLink>), counted(of.row_totals[r] ?? 0)] }))} />}>
          <Bubbles of={of} axes={axes} q={q} all={all} />
        </Told>
      ) : refusal ? (
        <div role="alert" className="unread"><strong>{refusal.message}</strong><span>{refusal.hint}</span><span>{refusal.parts[0]?.where}</span></div>
      ) : matrix.error ? (
        <Failure error={matrix.error} retry={() => void matrix.refetch()} />
      ) : axes.rows.length > 0 ? (
        <Loading rows={6} />
      ) : (
        <p className="note">{t('none')}</p>
      )}
      {editing && <AxesForm axes={axes.rows.length > 0 ? axes : { ...axes, rows: [{ label: '', query: '' }] }} onClose={() => setEditing(false)} onSave={(next) => { onAxes(next); setEditing(false) }} />}
    </section>
  )
}
