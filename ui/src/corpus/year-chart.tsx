// Applications by year as bars; the last years, which are not yet published whole, are hatched. A line may lie over them.
import { Link } from '@tanstack/react-router'
import { useId } from 'react'

import { counted } from '@/lib/numbers'
import { useWords } from '@/words/corpus'

import { narrowed } from './chips'
import { OPEN_YEARS } from './names'

export interface YearBar {
  year: number
  count: number
  /** Of a second series, drawn as a dashed line. */
  line?: number
}

const FOOT = 20
const HEAD = 18
const BARS_MAX = 24

interface Props {
  years: YearBar[]
  q?: string
  summary: string
  width?: number
  height?: number
}

/** Years without any application stand between the others. */
export function filled(years: YearBar[]): YearBar[] {
  const first = years[0]?.year ?? 0
  const last = years.at(-1)?.year ?? -1
  const from = Math.max(first, last - BARS_MAX + 1)
  const by = new Map(years.map((one) => [one.year, one]))
  return Array.from({ length: Math.max(0, last - from + 1) }, (_, i) => by.get(from + i) ?? { year: from + i, count: 0, line: 0 })
}

/** A mark every so many years, so that they do not run into each other. */
const everyOf = (bars: number, width: number) => Math.max(1, Math.ceil((bars * 30) / width))

export function YearChart({ years, q, summary, width = 560, height = 200 }: Props) {
  const { t } = useWords()
  const hatch = useId()
  const bars = filled(years)
  const top = Math.max(1, ...bars.map((bar) => Math.max(bar.count, bar.line ?? 0)))
  const step = width / Math.max(1, bars.length)
  const base = height - FOOT
  const y = (value: number) => base - (value / top) * (base - HEAD)
  const every = everyOf(bars.length, width)
  const x = (i: number) => i * step + step / 2
  const hasLine = bars.some((bar) => bar.line !== undefined)
  return (
    <svg className="year-chart" role="group" aria-label={summary} viewBox={`0 0 ${width} ${height}`}>
      <defs>
        <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={6} height={6} className="hatch-ground" />
          <rect width={3} height={6} className="bar" />
        </pattern>
      </defs>
      <line x1={0} x2={width} y1={base} y2={base} className="axis" />
      {bars.map((bar, i) => {
        const isOpen = i >= bars.length - OPEN_YEARS
        const text = t('yearFigure', { year: bar.year, count: counted(bar.count) }) + (isOpen ? t('yearOpen') : '')
        return (
          <Link key={bar.year} to="/corpus" search={{ q: narrowed(q, 'AY', String(bar.year)) }} aria-label={text}>
            <title>{text}</title>
            <rect x={i * step} y={0} width={step} height={base} className="reach" />
            <rect x={x(i) - step * 0.32} width={step * 0.64} y={y(bar.count)} height={base - y(bar.count)} rx={1.5} className={isOpen ? undefined : 'bar'} fill={isOpen ? `url(#${hatch})` : undefined} />
          </Link>
        )
      })}
      {bars.map((bar, i) => bar.count > 0 && (i % every === 0 || bar.count === top) && step > 14 && <text key={bar.year} x={x(i)} y={y(bar.count) - 4} aria-hidden>{counted(bar.count)}</text>)}
      {bars.map((bar, i) => (bars.length - 1 - i) % every === 0 && <text key={bar.year} x={x(i)} y={height - 5} className="name" aria-hidden>{bar.year}</text>)}
      {hasLine && <polyline points={bars.map((bar, i) => `${x(i)},${y(bar.line ?? 0)}`).join(' ')} className="line" />}
    </svg>
  )
}
