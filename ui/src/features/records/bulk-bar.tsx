// What is done with several records at once: each by its own request, so that a refusal of one does not stop the others.
import { DeleteOutlined, DownloadOutlined, EditOutlined, PrinterOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'

import { address, call, Problem } from '@/lib/api'
import { quoted } from '@/lib/feel'
import { refreshRecords } from '@/lib/queries'
import type { RecordType, Row } from '@/lib/shapes'
import { titleOf } from '@/lib/titles'
import { useWords } from '@/words'

import { may, type Values } from './api'
import { BulkEdit } from './bulk-edit'

interface Outcome {
  done: { id: string; version: number }[]
  refused: { row: Row; why: string }[]
}

/** One after the other: the server takes the changes of a person in order. */
async function each(rows: Row[], act: (row: Row) => Promise<{ id: string; version: number }>, onStep: (count: number) => void): Promise<Outcome> {
  const outcome: Outcome = { done: [], refused: [] }
  for (const [i, row] of rows.entries()) {
    onStep(i + 1)
    try {
      outcome.done.push(await act(row))
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      outcome.refused.push({ row, why: [failure.message, failure.hint].filter(Boolean).join('：') })
    }
  }
  await refreshRecords()
  return outcome
}

interface Props {
  type: RecordType
  rows: Row[]
  columns: string[]
  onClear: () => void
}

export default function BulkBar({ type, rows, columns, onClear }: Props) {
  const { t } = useWords()
  const { message, modal } = App.useApp()
  const [step, setStep] = useState(0)
  const [editing, setEditing] = useState(false)
  const filter = `id in (${rows.map((row) => quoted(row.id)).join(', ')})`

  const tell = ({ refused }: Outcome) => {
    if (refused.length === 0) return
    modal.warning({
      title: t('bulkRefused', { count: refused.length }),
      content: <ul>{refused.map(({ row, why }) => <li key={row.id}>{titleOf(type, row)}：{why}</li>)}</ul>,
    })
  }
  const run = async (act: (row: Row) => Promise<{ id: string; version: number }>, of = rows) => {
    try {
      const outcome = await each(of, act, setStep)
      tell(outcome)
      return outcome
    } finally {
      setStep(0)
    }
  }
  const place = (id: string) => ({ type: type.key, id })
  const remove = async () => {
    const { done } = await run((row) => call('DELETE /records/{type}/{id}', { path: place(row.id), query: { version: row.version } }))
    onClear()
    if (done.length === 0) return
    const undo = () => void run((row) => call('POST /records/{type}/{id}/restore', { path: place(row.id), query: { version: row.version } }), done as Row[]).then(() => void message.success(t('restored')))
    void message.success({ duration: 10, content: <>{t('bulkRemoved', { count: done.length })} <Button type="link" onClick={undo}>{t('undo')}</Button></> })
  }
  const edit = async (values: Values) => {
    const { done } = await run((row) => call('PATCH /records/{type}/{id}', { path: place(row.id), body: values, headers: { 'If-Match': `"${row.version}"` } }))
    if (done.length > 0) void message.success(t('bulkEdited', { count: done.length }))
    setEditing(false)
    onClear()
  }
  const busy = step > 0
  return (
    <section className="bulk" aria-label={t('bulk')}>
      <b role="status">{busy ? t('bulkStep', { step, count: rows.length }) : t('bulkCount', { count: rows.length })}</b>
      {may(type, 'export') && <Button icon={<DownloadOutlined />} href={address('GET /records/{type}/export', { path: { type: type.key }, query: { filter, format: 'xlsx' } })} download>{t('bulkExport')}</Button>}
      <Link to="/print/records/$type" params={{ type: type.key }} search={{ filter, fields: columns.join(',') }}>
        <Button icon={<PrinterOutlined />} tabIndex={-1}>{t('bulkPrint')}</Button>
      </Link>
      {may(type, 'edit') && <Button icon={<EditOutlined />} disabled={busy} aria-haspopup="dialog" onClick={() => setEditing(true)}>{t('bulkEdit')}</Button>}
      {may(type, 'delete') && <Button icon={<DeleteOutlined />} disabled={busy} onClick={() => void remove()}>{t('bulkRemove')}</Button>}
      <Button type="link" onClick={onClear}>{t('bulkClear')}</Button>
      {editing && <BulkEdit type={type} count={rows.length} busy={busy} onSave={edit} onClose={() => setEditing(false)} />}
    </section>
  )
}
