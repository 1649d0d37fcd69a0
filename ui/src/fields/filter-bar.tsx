// Conditions as chips: a field, a value, and a cross to take it away. Who prefers to write FEEL can do that too.
import { CloseOutlined, FilterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Popover, Select, Space } from 'antd'
import { useState } from 'react'

import { both } from '@/lib/feel'
import { recordQuery, typesQuery } from '@/lib/queries'
import type { Field, RecordType } from '@/lib/shapes'
import { titleOf } from '@/lib/titles'
import { useWords } from '@/words'

import { Edit, kindOf } from './index'

/** A field and what was typed or chosen for it, as text. */
export type Chip = [field: string, text: string]

export function chipCondition(type: RecordType, [key, text]: Chip): string {
  const field = type.fields.find((one) => one.key === key)
  return field ? (kindOf(field).toFilter?.(key, text) ?? '') : ''
}

/** What the chips and the expression say together. */
export const chipsFilter = (type: RecordType, { filter, chips }: { filter?: string; chips?: Chip[] }) => both(filter, ...(chips ?? []).map((chip) => chipCondition(type, chip)))

const CHOSEN = new Set(['choice', 'choices', 'boolean'])

function ValueInput({ field, value, onChange, onEnter }: { field: Field; value: string; onChange: (text: string) => void; onEnter: () => void }) {
  const { t, label } = useWords()
  if (field.kind === 'reference')
    return <Edit field={field} value={value || null} onChange={(to) => onChange(to ? String(to) : '')} aria-label={label(field.label)} />
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

interface TagProps {
  shown: string
  onRemove: () => void
}

function Tag({ shown, onRemove }: TagProps) {
  const { t } = useWords()
  return (
    <span className="tag plain" style={{ maxWidth: '100%' }}>
      <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{shown}</span>
      <Button type="text" size="small" icon={<CloseOutlined />} aria-label={`${t('remove')} ${shown}`} onClick={onRemove} />
    </span>
  )
}

function ChipTag({ type, chip: [key, text], onRemove }: { type: RecordType; chip: Chip; onRemove: () => void }) {
  const { t, label } = useWords()
  const { data: types } = useQuery(typesQuery)
  const field = type.fields.find((one) => one.key === key)
  const target = field?.kind === 'reference' ? types?.find((one) => one.key === field.target) : undefined
  const referred = useQuery({ ...recordQuery(target?.key ?? '', text), enabled: Boolean(target) })
  const option = field?.options?.find((one) => one.key === text)
  const value = target ? (referred.data ? titleOf(target, referred.data) : '…') : option ? label(option.label) : field?.kind === 'boolean' ? t(text === 'true' ? 'yes' : 'no') : text
  return <Tag shown={field ? `${label(field.label)}：${value}` : text} onRemove={onRemove} />
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
  return (
    <Space wrap>
      <Popover trigger="click" placement="bottomLeft" open={open} onOpenChange={setOpen} content={body}>
        <Button icon={<FilterOutlined />} aria-expanded={open}>
          {t('filter')}
          {chips.length + (expression ? 1 : 0) > 0 && ` ${chips.length + (expression ? 1 : 0)}`}
        </Button>
      </Popover>
      {chips.map((one, place) => <ChipTag key={one.join(' ')} type={type} chip={one} onRemove={() => onChips(chips.filter((_, other) => other !== place))} />)}
      {expression && <Tag shown={expression} onRemove={() => onExpression('')} />}
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
