// Cases as a table: what a desk shows of those that wait.
import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'

import type { Chain, RecordType, Row } from '@/lib/shapes'
import { titleOf } from '@/lib/titles'
import { useWords } from '@/words'

import './cases.css'
import { DueTag } from './due-tag'
import { CaseLink, DaysIn, Firm, StageName, Sum } from './facts'
import { MoveList } from './moves'

/** "办理…": the moves of one case in a dialog, with the reasons of those that are blocked. */
export function HandleButton({ type, row, primary }: { type: RecordType; row: Row; primary?: boolean }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const title = titleOf(type, row)
  return (
    <>
      <Button size="small" type={primary ? 'primary' : 'default'} aria-haspopup="dialog" aria-label={`${t('handle')} ${title}`} onClick={() => setOpen(true)}>
        {t('handle')}
      </Button>
      {open && (
        <Modal open title={title} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
          <MoveList type={type} row={row} onDone={() => setOpen(false)} />
        </Modal>
      )}
    </>
  )
}

interface Props {
  chain: Chain
  type: RecordType
  rows: Row[]
  caption: string
  /** A column of the caller's own. */
  extra?: { title: string; of: (row: Row) => ReactNode }
}

export function CaseTable({ chain, type, rows, caption, extra }: Props) {
  const { t, label } = useWords()
  return (
    <div className="wide-table">
      <table className="plain-table" aria-label={caption}>
        <thead>
          <tr>
            <th scope="col">{label(type.label)}</th>
            <th scope="col">{t('firm')}</th>
            <th scope="col">{t('sum')}</th>
            <th scope="col">{t('stage')}</th>
            <th scope="col">{t('due')}</th>
            {extra && <th scope="col">{extra.title}</th>}
            <th scope="col">{t('action')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td><CaseLink type={type} row={row} /></td>
              <td><Firm type={type} row={row} /></td>
              <td className="nowrap"><Sum type={type} row={row} /></td>
              <td className="nowrap"><StageName chain={chain} stage={row.stage} /> <DaysIn row={row} /></td>
              <td className="nowrap">{row.stage_due ? <DueTag due={row.stage_due} /> : t('notApplicable')}</td>
              {extra && <td>{extra.of(row)}</td>}
              <td><HandleButton type={type} row={row} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
