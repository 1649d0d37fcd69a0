import { PaperClipOutlined, UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'

import { useComplain } from '@/kit/complain'
import { address, call } from '@/lib/api'
import type { Receipt } from '@/lib/shapes'
import { useWords } from '@/words'

import type { EditProps, Kind, ShowProps } from '../kind'

const asReceipt = (value: unknown) => value as Receipt | null | undefined

const sizeText = (bytes: number) =>
  bytes < 1024 ? `${bytes} B` : bytes < 1 << 20 ? `${(bytes / 1024).toFixed(0)} KB` : `${(bytes / (1 << 20)).toFixed(1)} MB`

function FileShow({ field, value, row }: ShowProps) {
  const receipt = asReceipt(value)
  if (!receipt) return null
  return (
    <a href={address('GET /records/{type}/{id}/files/{field}', { path: { type: row.type, id: row.id, field: field.key } })} download={receipt.name}>
      <PaperClipOutlined aria-hidden /> {receipt.name} <span className="note">{sizeText(receipt.size)}</span>
    </a>
  )
}

/** Uploads at once and keeps the receipt; the record takes it when it is saved. */
function FileEdit({ value, onChange, id, ...rest }: EditProps) {
  const { t } = useWords()
  const complain = useComplain()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const receipt = asReceipt(value)
  const take = async (file: File | undefined) => {
    if (!file) return
    setBusy(true)
    try {
      onChange(await call('POST /files', { query: { name: file.name }, body: file }))
    } catch (failure) {
      complain(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div>
      <input ref={input} type="file" hidden aria-hidden tabIndex={-1} onChange={(event) => void take(event.target.files?.[0])} />
      <Button id={id} {...rest} icon={<UploadOutlined />} loading={busy} onClick={() => input.current?.click()}>
        {busy ? t('uploading') : t('upload')}
      </Button>{' '}
      {receipt && <span>{receipt.name}</span>}
    </div>
  )
}

export const file: Kind = { Show: FileShow, Edit: FileEdit, toText: (value) => asReceipt(value)?.name ?? '' }
