// Two people changed the same record: both values side by side, field by field, and nothing is overwritten unasked.
import { Button, Modal, Radio } from 'antd'
import { useState } from 'react'

import { toText } from '@/fields'
import { minuteOf } from '@/lib/numbers'
import type { RecordType, Row } from '@/lib/shapes'
import { useWords } from '@/words'

import type { Values } from './api'

interface Props {
  type: RecordType
  mine: Values
  theirs: Row
  /** Who saved last, as the journal names them. */
  by: string
  onChoose: (chosen: Values) => void
  onCancel: () => void
}

export function Conflict({ type, mine, theirs, by, onChoose, onCancel }: Props) {
  const { t, label, language } = useWords()
  const fields = type.fields.filter((field) => field.key in mine && JSON.stringify(mine[field.key]) !== JSON.stringify(theirs[field.key]))
  const [kept, setKept] = useState<Record<string, boolean>>(() => Object.fromEntries(fields.map((field) => [field.key, true])))
  const text = (key: string, value: unknown) => toText(fields.find((field) => field.key === key)!, value, language) || t('none')
  const choose = () => onChoose(Object.fromEntries(Object.entries(mine).filter(([key]) => kept[key] !== false)))
  return (
    <Modal open title={t('conflictTitle')} onCancel={onCancel} width={720} footer={[
      <Button key="cancel" onClick={onCancel}>{t('cancel')}</Button>,
      <Button key="save" type="primary" onClick={choose}>{t('saveMerged')}</Button>,
    ]}>
      <p>{t('conflictText', { name: by, at: minuteOf(theirs.updated_at) })}</p>
      <table className="plain-table">
        <tbody>
          {fields.map((field) => (
            <tr key={field.key}>
              <th scope="row">{label(field.label)}</th>
              <td>
                <Radio.Group
                  aria-label={label(field.label)}
                  value={kept[field.key]}
                  onChange={(event) => setKept((now) => ({ ...now, [field.key]: event.target.value as boolean }))}
                  options={[
                    { value: true, label: `${t('mine')}：${text(field.key, mine[field.key])}` },
                    { value: false, label: `${t('theirs')}：${text(field.key, theirs[field.key])}` },
                  ]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  )
}
