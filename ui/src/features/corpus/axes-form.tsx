import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'

import type { CorpusAxisQuery } from '@/corpus/shapes'
import { useWords } from '@/words/corpus'

import { AXIS_MAX } from './axes'
import type { Axes } from './conclusions'

interface AxisProps {
  title: string
  list: CorpusAxisQuery[]
  onChange: (list: CorpusAxisQuery[]) => void
}

function AxisFields({ title, list, onChange }: AxisProps) {
  const { t } = useWords()
  const set = (index: number, change: Partial<CorpusAxisQuery>) => onChange(list.with(index, { ...list[index]!, ...change }))
  return (
    <fieldset className="axis-fields">
      <legend>{title}</legend>
      {list.map((one, i) => (
        <div key={i} className="axis-field">
          <Input value={one.label} maxLength={20} aria-label={t('axisName', { axis: title, at: i + 1 })} placeholder={t('axisNameShort')} onChange={(event) => set(i, { label: event.target.value })} />
          <Input value={one.query} aria-label={t('axisQuery', { axis: title, at: i + 1 })} placeholder="TA=(喷嘴 OR nozzle)" onChange={(event) => set(i, { query: event.target.value })} />
          <Button type="text" icon={<DeleteOutlined aria-hidden />} disabled={list.length === 1} title={list.length === 1 ? t('axisLast') : undefined} aria-label={t('axisDrop', { axis: title, at: i + 1 })} onClick={() => onChange(list.toSpliced(i, 1))} />
        </div>
      ))}
      <Button icon={<PlusOutlined aria-hidden />} disabled={list.length >= AXIS_MAX} title={list.length >= AXIS_MAX ? t('axisMost', { count: AXIS_MAX }) : undefined} onClick={() => onChange([...list, { label: '', query: '' }])}>
        {t('axisAdd', { axis: title })}
      </Button>
    </fieldset>
  )
}

const said = (list: CorpusAxisQuery[]) => list.map(({ label, query }) => ({ label: label.trim() || query.trim(), query: query.trim() })).filter((one) => one.query)

interface Props {
  axes: Axes
  onClose: () => void
  onSave: (axes: Axes | undefined) => void
}

/** Rows and columns of the matrix, each a name and what it means as a search. */
export function AxesForm({ axes, onClose, onSave }: Props) {
  const { t } = useWords()
  const [draft, setDraft] = useState(axes)
  const rows = said(draft.rows)
  const columns = said(draft.columns)
  const isShort = rows.length === 0 || columns.length === 0
  return (
    <Drawer open size={640} title={t('defineAxes')} onClose={onClose} closable={{ 'aria-label': t('close') }}
      extra={<Button onClick={() => onSave(undefined)}>{t('exampleAxes')}</Button>}>
      <form onSubmit={(event) => { event.preventDefault(); if (!isShort) onSave({ rows, columns }) }}>
        <p className="note">{t('axesHint')}</p>
        <AxisFields title={t('technology')} list={draft.rows} onChange={(next) => setDraft({ ...draft, rows: next })} />
        <AxisFields title={t('effect')} list={draft.columns} onChange={(next) => setDraft({ ...draft, columns: next })} />
        <div className="form-foot">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" disabled={isShort} title={isShort ? t('axesShort') : undefined}>{t('save')}</Button>
        </div>
      </form>
    </Drawer>
  )
}
