// What an import has done: counts, records, the refused rows as a file, and the way back.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Space } from 'antd'
import { useState } from 'react'

import { useComplain } from '@/kit/complain'
import { address } from '@/lib/api'
import { minuteOf } from '@/lib/numbers'
import { typesQuery } from '@/lib/queries'
import { useWords } from '@/words'

import { type Batch, undoImport } from './api'
import { BatchState, Counts } from './counts'

export const errorFile = (batch: Batch) => address('GET /imports/{id}/errors', { path: { id: batch.id } })

/** Undone without a question: the line says so, and the file can be imported again. */
export function Undo({ batch, onDone }: { batch: Batch; onDone?: (batch: Batch) => void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const complain = useComplain()
  const [busy, setBusy] = useState(false)
  const undo = async () => {
    setBusy(true)
    try {
      const after = await undoImport(batch.id)
      void message.success(t(after.state === 'undone' ? 'undoneLine' : 'partlyUndoneLine', { file: batch.file }))
      onDone?.(after)
    } catch (failure) {
      complain(failure)
    } finally {
      setBusy(false)
    }
  }
  if (batch.state !== 'done' && batch.state !== 'partly_undone') return null
  return <Button loading={busy} onClick={() => void undo()}>{t('undoImport')}</Button>
}

export function Receipt({ batch, onChange }: { batch: Batch; onChange?: (batch: Batch) => void }) {
  const { t, label } = useWords()
  const { data: types } = useQuery(typesQuery)
  const type = types?.find((one) => one.key === batch.type)
  const changed = batch.counts.inserted + batch.counts.updated
  return (
    <>
      <p>
        <BatchState state={batch.state} /> <strong>{batch.file}</strong>{' '}
        <span className="note">
          {label(type?.label) || batch.type} · {batch.by} · {minuteOf(batch.at)}
        </span>
      </p>
      <Counts counts={batch.counts} />
      <Space wrap>
        {batch.state === 'done' && changed > 0 && (
          <Link to="/records/$type" params={{ type: batch.type }} search={{ filter: `updated_at = @"${batch.at}"` }}>
            <Button type="primary" tabIndex={-1}>{t('seeImported', { count: changed })}</Button>
          </Link>
        )}
        {batch.has_error_file && (
          <Button href={errorFile(batch)} download>
            {t('errorFile', { count: batch.counts.refused })}
          </Button>
        )}
        <Undo batch={batch} onDone={onChange} />
      </Space>
    </>
  )
}
