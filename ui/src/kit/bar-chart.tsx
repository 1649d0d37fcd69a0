// Bars over a row of names, drawn as plain SVG: a sentence says what it shows, a table holds the same data.
import { Button } from 'antd'
import { type ReactNode, useId, useState } from 'react'

import { useWords } from '@/words'

export interface Bar {
  name: string
  /** Height alone; what people read is `text`. */
  value: number
  text: string
  /** In the table: the text, or a link to what it counts. */
  cell?: ReactNode
}

const WIDTH = 560
const HEIGHT = 190
const FOOT = 22
const HEAD = 18

function Bars({ bars, summary }: { bars: Bar[]; summary: string }) {
  const top = Math.max(1, ...bars.map((bar) => bar.value))
  const step = WIDTH / Math.max(1, bars.length)
  const room = HEIGHT - FOOT - HEAD
  return (
    <svg className="bar-chart" role="img" aria-label={summary} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      <line x1={0} x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} className="axis" />
      {bars.map((bar, index) => {
        const height = (bar.value / top) * room
        const middle = index * step + step / 2
        return (
          <g key={bar.name}>
            <rect x={middle - step * 0.3} width={step * 0.6} y={HEIGHT - FOOT - height} height={height} rx={2} />
            {bar.value > 0 && <text x={middle} y={HEIGHT - FOOT - height - 5}>{bar.text}</text>}
            <text x={middle} y={HEIGHT - 6} className="name">{bar.name}</text>
          </g>
        )
      })}
    </svg>
  )
}

export function BarChart({ bars, summary, heads }: { bars: Bar[]; summary: string; heads: [string, string] }) {
  const { t } = useWords()
  const [asTable, setAsTable] = useState(false)
  const id = useId()
  return (
    <>
      <p className="note" style={{ margin: '0 0 8px' }}>
        {summary}{' '}
        <Button type="link" size="small" aria-expanded={asTable} aria-controls={id} onClick={() => setAsTable(!asTable)}>
          {asTable ? t('showChart') : t('showData')}
        </Button>
      </p>
      <div id={id}>
        {asTable ? (
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{heads[0]}</th>
                <th scope="col" style={{ textAlign: 'right' }}>{heads[1]}</th>
              </tr>
            </thead>
            <tbody>
              {bars.map((bar) => (
                <tr key={bar.name}>
                  <th scope="row">{bar.name}</th>
                  <td className="digits" style={{ textAlign: 'right' }}>{bar.cell ?? bar.text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <div className="bar-scroll" role="group" aria-label={summary} tabIndex={0}>
            <Bars bars={bars} summary={summary} />
          </div>
        )}
      </div>
    </>
  )
}
