// Conditions as chips: a field, a value, and a cross to take it away. Who prefers to write FEEL can do that too.
import { CloseOutlined, FilterOutlined } from '@ant-design/icons'
import { Button, Input, Popover, Select, Space } from 'antd'
import { useState } from 'react'

import { kindOf } from '@/fields'
import type { Field, RecordType } from '@/lib/shapes'
import { useWords } from '@/words'

/** A field and what was typed or chosen for it, as text. */
export type Chip = [field: string, text: string]

export function chipCondition(type: RecordType, [key, text]: Chip): string {
  const field = type.fields.find((one) => one.key === key)
  return field ? (kindOf(field).toFilter?.(key, text) ?? '') : ''
}

const CHOSEN = new Set(['choice', 'choices', 'boolean'])

function ValueInput({ field, value, onChange, onEnter }: { field: Field; value: string; onChange: (text: string) => void; onEnter: () => void }) {
  const { t, label } = useWords()
  if (!CHOSEN.has(field.kind))
    return (
      <Input
        aria-label={label(field.label)}
        placeholder={kindOf(field).numeric || field.kind === 'date' ? '>= …' : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onPressEnter={onEnter}
      />
    )
  const options = field.options?.map((option) => ({ value: option.key, label: label(option.label) }))
  const truth = [
    { value: 'true', label: t('yes') },
    { value: 'false', label: t('no') },
  ]
  return <Select aria-label={label(field.label)} value={value || undefined} onChange={onChange} options={options ?? truth} placeholder={t('choose')} style={{ width: '100%' }} />
}

function chipText(type: RecordType, [key, text]: Chip, label: (of: Field['label']) => string, yes: string, no: string) {
  const field = type.fields.find((one) => one.key === key)
  if (!field) return text
  const option = field.options?.find((one) => one.key === text)
  const value = option ? label(option.label) : field.kind === 'boolean' ? (text === 'true' ? yes : no) : text
  return `${label(field.label)}：${value}`
}

interface Props {
  type: RecordType
  chips: Chip[]
  expression: string
  onChips: (chips: Chip[]) => void
  onExpression: (expression: string) => void
}

export function FilterBar({ type, chips, expression, onChips, onExpression }: Props) {
  const { t, label } = useWords()
  const [open, setOpen] = useState(false)
  const [key, setKey] = useState<string>()
  const [text, setText] = useState('')
  const [written, setWritten] = useState(expression)
  const fields = type.fields.filter((field) => kindOf(field).toFilter)
  const field = fields.find((one) => one.key === key)
  const add = () => {
    if (!field || !text.trim()) return
    onChips([...chips, [field.key, text.trim()]])
    setKey(undefined)
    setText('')
    setOpen(false)
  }
  const body = (
    <div style={{ width: 320, maxWidth: '80vw', display: 'grid', gap: 8 }}>
      <Select
        aria-label={t('filter')}
        placeholder={t('choose')}
        showSearch={{ optionFilterProp: 'label' }}
        value={key}
        onChange={(to) => {
          setKey(to)
          setText('')
        }}
        options={fields.map((one) => ({ value: one.key, label: label(one.label) }))}
      />
      {field && <ValueInput field={field} value={text} onChange={setText} onEnter={add} />}
      <Button type="primary" disabled={!field || !text.trim()} onClick={add}>
        {t('apply')}
      </Button>
      <Input.Search
        aria-label={t('filterExpression')}
        placeholder={t('filterPlaceholder')}
        value={written}
        onChange={(event) => setWritten(event.target.value)}
        enterButton={t('apply')}
        onSearch={(to) => {
          onExpression(to.trim())
          setOpen(false)
        }}
      />
    </div>
  )
  const chip = (shown: string, remove: () => void) => (
    <span className="tag plain" key={shown} style={{ maxWidth: '100%' }}>
      <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{shown}</span>
      <Button type="text" size="small" icon={<CloseOutlined />} aria-label={`${t('remove')} ${shown}`} onClick={remove} />
    </span>
  )
  return (
    <Space wrap>
      <Popover trigger="click" placement="bottomLeft" open={open} onOpenChange={setOpen} content={body}>
        <Button icon={<FilterOutlined />} aria-expanded={open}>
          {t('filter')}
          {chips.length + (expression ? 1 : 0) > 0 && ` ${chips.length + (expression ? 1 : 0)}`}
        </Button>
      </Popover>
      {chips.map((one, place) => chip(chipText(type, one, label, t('yes'), t('no')), () => onChips(chips.filter((_, other) => other !== place))))}
      {expression && chip(expression, () => onExpression(''))}
      {(chips.length > 0 || expression) && (
        <Button
          type="link"
          onClick={() => {
            onChips([])
            onExpression('')
          }}
        >
          {t('clearFilter')}
        </Button>
      )}
    </Space>
  )
}
