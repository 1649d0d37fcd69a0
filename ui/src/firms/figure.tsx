// A figure of the firm: its name, the number as a link to the records behind it, and a quiet line below.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { countQuery } from '@/lib/queries'
import { useWords } from '@/words'

interface Props {
  name: string
  /** Undefined while it loads; null where it is unknown. */
  figure: string | number | null | undefined
  unit?: string
  to: { type: string; filter: string; sort?: string }
  note?: ReactNode
  chart?: ReactNode
}

export function Figure({ name, figure, unit, to, note, chart }: Props) {
  const { t } = useWords()
  return (
    <div>
      <div className="name">{name}</div>
      <div className="firm-figure">
        {figure === null ? (
          <Link to="/records/$type" params={{ type: to.type }} search={{ filter: to.filter, sort: to.sort }} className="note" aria-label={`${name} ${t('unknown')}`}>{t('unknown')}</Link>
        ) : (
          <Link to="/records/$type" params={{ type: to.type }} search={{ filter: to.filter, sort: to.sort }} aria-label={`${name} ${figure ?? '…'} ${unit ?? ''} ${t('records')}`}>
            <span className="digits">{figure ?? '…'}</span> {unit && <span className="unit">{unit}</span>}
          </Link>
        )}
        {chart}
      </div>
      {note && <div className="note">{note}</div>}
    </div>
  )
}

export function useCount(type: string, filter: string, enabled = true): number | undefined {
  return useQuery({ ...countQuery(type, filter), enabled }).data
}

/** The line of a few years, for the eye alone: the table beside it says the same. */
export function Spark({ values }: { values: number[] }) {
  if (values.length < 2) return null
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const [width, height] = [64, 22]
  const at = (value: number, i: number) => [(i / (values.length - 1)) * (width - 6) + 3, height - 3 - ((value - low) / (high - low || 1)) * (height - 6)] as const
  const points = values.map(at)
  const last = points.at(-1)!
  return (
    <svg className="spark" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden>
      <polyline points={points.map((point) => point.join(',')).join(' ')} />
      <circle cx={last[0]} cy={last[1]} r={2.5} />
    </svg>
  )
}
