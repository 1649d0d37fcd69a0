// The patents that a firm puts up in a case, chosen together: eight of them are not entered one by one.
import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox, Modal } from 'antd'
import { useState } from 'react'

import { Show } from '@/fields'
import { useComplain } from '@/kit/complain'
import { Answer } from '@/kit/faces'
import { call } from '@/lib/api'
import { quoted } from '@/lib/feel'
import { listQuery, refreshRecords, typesQuery } from '@/lib/queries'
import type { RecordType, Row } from '@/lib/shapes'
import { useWords } from '@/words'

const MOST = 500
const COLUMNS = ['patent_number', 'kind', 'status', 'annuity_paid_to', 'pledged']

interface RowsProps {
  type: RecordType
  patents: Row[]
  chosen: string[]
  onChoose: (chosen: string[]) => void
}

function Patents({ type, patents, chosen, onChoose }: RowsProps) {
  const { t, label } = useWords()
  const fields = COLUMNS.map((key) => type.fields.find((field) => field.key === key)).filter((field) => field !== undefined)
  const all = patents.map((patent) => patent.id)
  const flip = (id: string, on: boolean) => onChoose(on ? [...chosen, id] : chosen.filter((one) => one !== id))
  return (
    <div className="wide-table" style={{ maxHeight: '50vh', overflowY: 'auto' }}>
      <table className="plain-table" aria-label={t('choosePatents')}>
        <thead>
          <tr>
            <th scope="col">
              <Checkbox aria-label={t('chooseAllPatents')} checked={chosen.length === all.length} indeterminate={chosen.length > 0 && chosen.length < all.length} onChange={(event) => onChoose(event.target.checked ? all : [])} />
            </th>
            <th scope="col">{label(type.fields.find((field) => field.key === type.title)?.label)}</th>
            {fields.map((field) => <th key={field.key} scope="col">{label(field.label)}</th>)}
          </tr>
        </thead>
        <tbody>
          {patents.map((patent) => (
            <tr key={patent.id}>
              <td><Checkbox aria-label={t('choosePatent', { title: String(patent.title) })} checked={chosen.includes(patent.id)} onChange={(event) => flip(patent.id, event.target.checked)} /></td>
              <td>{String(patent.title)}</td>
              {fields.map((field) => <td key={field.key} className="nowrap"><Show field={field} row={patent} /></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** One record a patent. What was put up before a refusal stays put up, and leaves the list. */
function usePutUp(id: string, onDone: () => void) {
  const { t } = useWords()
  const { message } = App.useApp()
  const complain = useComplain()
  const [busy, setBusy] = useState(false)
  const putUp = async (patents: string[]) => {
    setBusy(true)
    try {
      for (const patent of patents) await call('POST /records/{type}', { path: { type: 'collateral' }, body: { financing_case: id, patent } })
      void message.success(t('patentsPutUp', { count: patents.length }))
      onDone()
    } catch (failure) {
      complain(failure)
    } finally {
      await refreshRecords()
      setBusy(false)
    }
  }
  return { putUp, busy }
}

function Chooser({ row, onClose }: { row: Row; onClose: () => void }) {
  const { t } = useWords()
  const { data: types } = useQuery(typesQuery)
  const type = types?.find((one) => one.key === 'patent')
  const patents = useQuery(listQuery('patent', { filter: `holder.id = ${quoted(String(row.enterprise))}`, fields: ['title', ...COLUMNS].join(','), sort: 'title', limit: MOST }))
  const there = useQuery(listQuery('collateral', { filter: `financing_case.id = ${quoted(row.id)}`, fields: 'patent', limit: MOST }))
  const [chosen, setChosen] = useState<string[]>([])
  const { putUp, busy } = usePutUp(row.id, onClose)
  const taken = new Set(there.data?.items.map((one) => one.patent))
  const left = patents.data?.items.filter((patent) => !taken.has(patent.id)) ?? []
  const now = chosen.filter((id) => left.some((patent) => patent.id === id))
  return (
    <Modal
      open
      width={860}
      title={t('choosePatents')}
      okText={now.length > 0 ? t('putUpPatents', { count: now.length }) : t('choosePatentsFirst')}
      okButtonProps={{ disabled: now.length === 0 }}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onOk={() => void putUp(now)}
      onCancel={onClose}
    >
      <p className="note">{t('choosePatentsHint', { firm: row.titles?.enterprise ?? '' })}</p>
      <Answer of={{ ...patents, data: there.data && patents.data }} rows={6}>
        {() => (type && left.length > 0 ? <Patents type={type} patents={left} chosen={now} onChoose={setChosen} /> : <p>{t('noPatentsLeft')}</p>)}
      </Answer>
    </Modal>
  )
}

export function ChoosePatents({ row }: { row: Row }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" aria-haspopup="dialog" onClick={() => setOpen(true)}>{t('choosePatents')}</Button>
      {open && <Chooser row={row} onClose={() => setOpen(false)} />}
    </>
  )
}
