import { Button } from 'antd'
import { type ReactNode, useId, useState } from 'react'

import { useWords } from '@/words/corpus'

/** A chart with the sentence that it shows, and the table of its data behind a button; on paper the table stands below it. */
export function Told({ sentence, table, children }: { sentence: ReactNode; table: ReactNode; children: ReactNode }) {
  const { t } = useWords()
  const [asTable, setAsTable] = useState(false)
  const id = useId()
  return (
    <>
      <p className="note told">
        {sentence}{' '}
        <Button type="link" size="small" className="no-print" aria-expanded={asTable} aria-controls={id} onClick={() => setAsTable(!asTable)}>
          {asTable ? t('showChart') : t('showData')}
        </Button>
      </p>
      {!asTable && <div className="print-only">{table}</div>}
      <div id={id}>{asTable ? <div className="told-table" role="group" aria-label={t('showData')} tabIndex={0}>{table}</div> : children}</div>
    </>
  )
}

interface TableProps {
  caption: string
  heads: string[]
  rows: { key: string; cells: ReactNode[] }[]
}

/** The first column names the row, the others hold figures. */
export const PlainTable = ({ caption, heads, rows }: TableProps) => (
  <table className="plain-table">
    <caption className="visually-hidden">{caption}</caption>
    <thead>
      <tr>
        {heads.map((head, i) => (
          <th key={head} scope="col" className={i > 0 ? 'figure' : undefined}>{head}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ key, cells }) => (
        <tr key={key}>
          {cells.map((cell, i) => (i === 0 ? <th key={heads[i]} scope="row">{cell}</th> : <td key={heads[i]} className="digits figure">{cell}</td>))}
        </tr>
      ))}
    </tbody>
  </table>
)
