import { InboxOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Segmented, Select } from 'antd'
import { useRef, useState } from 'react'

import { SelectMany } from '@/kit/select-many'
import { typesQuery } from '@/lib/queries'
import { useWords } from '@/words'

import type { Mode, Order } from './api'

const TAKEN = '.csv,.xlsx'
const BYTES_MAX = 256 * 1024 * 1024

function FileInput({ file, onFile }: { file?: File; onFile: (file: File) => void }) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (chosen?: File) => chosen && onFile(chosen)
  return (
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files[0])
      }}
    >
      <InboxOutlined aria-hidden style={{ fontSize: 28 }} />
      <p>{t('dropHere')}</p>
      <input ref={input} type="file" accept={TAKEN} hidden aria-hidden tabIndex={-1} onChange={(event) => take(event.target.files?.[0])} />
      <Button onClick={() => input.current?.click()}>{t('chooseFile')}</Button>
      <p aria-live="polite">{file ? <strong>{file.name}</strong> : <span className="note">{t('fileKinds')}</span>}</p>
    </div>
  )
}

export interface Draft extends Omit<Order, 'file'> {
  file?: File
}

/** Which records, what to do with those that are there already, and the file. */
export function UploadStep({ draft, onChange, onNext, busy }: { draft: Draft; onChange: (change: Partial<Draft>) => void; onNext: () => void; busy: boolean }) {
  const { t, label } = useWords()
  const { data: types = [] } = useQuery(typesQuery)
  const importable = types.filter((type) => type.actions.includes('import'))
  const type = importable.find((one) => one.key === draft.type)
  const targets = types.filter((one) => one.actions.includes('create') && type?.fields.some((field) => field.target === one.key))
  const tooBig = (draft.file?.size ?? 0) > BYTES_MAX
  const why = !draft.type ? t('chooseTypeFirst') : !draft.file ? t('chooseFileFirst') : tooBig ? t('fileTooBig') : ''
  const updating = draft.mode !== 'insert'
  return (
    <section className="card">
      <Form layout="vertical" component="div" colon={false}>
        <div className="form-grid">
          <Form.Item label={t('recordType')} htmlFor="import-type" required>
            <Select id="import-type" placeholder={t('choose')} value={draft.type || undefined} onChange={(to) => onChange({ type: to, key: [], createMissing: [] })} options={importable.map((one) => ({ value: one.key, label: label(one.label) }))} />
          </Form.Item>
          <Form.Item label={t('importMode')} help={t(`mode_${draft.mode}_help`)}>
            <Segmented<Mode> aria-label={t('importMode')} value={draft.mode} onChange={(mode) => onChange({ mode })} options={(['insert', 'update', 'upsert'] as const).map((mode) => ({ value: mode, label: t(`mode_${mode}`) }))} />
          </Form.Item>
          {updating && (
            <Form.Item label={t('keyFields')} htmlFor="import-key" help={t('keyFieldsHelp')}>
              <SelectMany id="import-key" value={draft.key} onChange={(key) => onChange({ key })} options={type?.fields.filter((field) => !field.computed).map((field) => ({ value: field.key, label: label(field.label) }))} />
            </Form.Item>
          )}
          {targets.length > 0 && (
            <Form.Item label={t('createMissing')} htmlFor="import-missing" help={t('createMissingHelp')}>
              <SelectMany id="import-missing" value={draft.createMissing} onChange={(createMissing) => onChange({ createMissing })} options={targets.map((one) => ({ value: one.key, label: label(one.label) }))} />
            </Form.Item>
          )}
        </div>
      </Form>
      <FileInput file={draft.file} onFile={(file) => onChange({ file })} />
      <div className="form-foot">
        {why && <span className="note" id="import-why">{why}</span>}
        <Button type="primary" disabled={Boolean(why)} aria-describedby={why ? 'import-why' : undefined} loading={busy} onClick={onNext}>{t('readFile')}</Button>
      </div>
    </section>
  )
}
