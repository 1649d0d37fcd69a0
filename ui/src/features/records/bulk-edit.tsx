// One field of several records, set to the same value.
import { Form, Modal, Select } from 'antd'
import { useId, useState } from 'react'

import { Edit, isEmpty } from '@/fields'
import type { RecordType } from '@/lib/shapes'
import { useWords } from '@/words'

import type { Values } from './api'

interface Props {
  type: RecordType
  count: number
  busy: boolean
  onSave: (values: Values) => Promise<void>
  onClose: () => void
}

export function BulkEdit({ type, count, busy, onSave, onClose }: Props) {
  const { t, label } = useWords()
  const id = useId()
  const [key, setKey] = useState<string>()
  const [value, setValue] = useState<unknown>(null)
  // what no two records share cannot be the same in several
  const own = new Set((type.unique ?? []).flat())
  const fields = type.fields.filter((field) => field.writable && !field.computed && field.kind !== 'file' && !own.has(field.key) && field.key !== type.title)
  const field = fields.find((one) => one.key === key)
  const ready = field && (!field.required || !isEmpty(value))
  return (
    <Modal
      open
      title={t('bulkEditTitle', { count })}
      okText={t('bulkEditDo', { count })}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={busy}
      onOk={() => void onSave({ [key!]: isEmpty(value) ? null : value })}
      onCancel={onClose}
    >
      <Form layout="vertical" component="div" colon={false}>
        <Form.Item label={t('field')} htmlFor={`${id}-field`}>
          <Select
            id={`${id}-field`}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('choose')}
            value={key}
            onChange={(to) => {
              setKey(to)
              setValue(null)
            }}
            options={fields.map((one) => ({ value: one.key, label: label(one.label) }))}
          />
        </Form.Item>
        {field && (
          <Form.Item label={label(field.label)} htmlFor={`${id}-value`} help={isEmpty(value) && !field.required ? t('bulkEditEmpty') : label(field.help)}>
            <Edit key={field.key} field={field} id={`${id}-value`} value={value} onChange={setValue} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
