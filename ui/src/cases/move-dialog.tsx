// Asks for what a move needs, and makes it. What the server refuses stands in the dialog; what was typed stays.
import { useQuery } from '@tanstack/react-query'
import { App, Form, Input, Modal } from 'antd'
import { useId, useState } from 'react'

import { Edit, isEmpty } from '@/fields'
import { Problem } from '@/lib/api'
import { chainsQuery, queryClient, typesQuery } from '@/lib/queries'
import type { Field, Move, RecordType, Row } from '@/lib/shapes'
import { titleOf } from '@/lib/titles'
import { useWords } from '@/words'

import { makeMove, movesQuery } from './api'
import { belongingTo } from './prefill'
import { NewOf } from './reasons'

interface Props {
  move: Move
  version: number
  type: RecordType
  row: Row
  /** Values that the person has chosen on the way here. */
  given?: Record<string, unknown>
  onClose: () => void
  onDone: () => void
}

/** A field that this person may not read by itself is asked for by its key. */
const fieldNamed = (type: RecordType, key: string): Field =>
  type.fields.find((field) => field.key === key) ?? { key, kind: 'text', label: { zh: key, en: key }, required: false, computed: false, writable: true }

interface InputProps {
  field: Field
  required: boolean
  value: unknown
  message?: string
  type: RecordType
  row: Row
  onChange: (value: unknown) => void
}

function MoveInput({ field, required, value, message, type, row, onChange }: InputProps) {
  const { label } = useWords()
  const id = useId()
  const { data: types } = useQuery(typesQuery)
  const refers = field.kind === 'reference'
  const narrow = refers ? { narrow: belongingTo(types?.find((one) => one.key === field.target), type, row.id) } : {}
  const note = [message, label(field.help)].filter(Boolean).join(' · ')
  return (
    <Form.Item label={label(field.label)} htmlFor={id} required={required} validateStatus={message ? 'error' : undefined} help={note ? <span id={`${id}-note`}>{note}</span> : undefined}>
      <Edit
        field={field}
        id={id}
        value={value}
        onChange={onChange}
        {...narrow}
        status={message ? 'error' : undefined}
        aria-invalid={message ? true : undefined}
        aria-required={required || undefined}
        aria-describedby={note ? `${id}-note` : undefined}
      />
      {narrow.narrow && (
        <div className="note">
          <NewOf target={field.target!} type={type} row={row} />
        </div>
      )}
    </Form.Item>
  )
}

function Refusal({ problem }: { problem: Problem }) {
  const { t } = useWords()
  const others = problem.parts.filter((part) => part.message && part.message !== problem.message)
  return (
    <div role="alert" className="refusal">
      <b>{problem.message || t('offline')}</b>
      {others.length > 0 && (
        <ul>
          {others.map((part, i) => (
            <li key={i}>{[part.message, part.hint].filter(Boolean).join('：')}</li>
          ))}
        </ul>
      )}
      <div>{problem.hint || (problem.status === 0 ? t('offlineHint') : '')}</div>
    </div>
  )
}

export function MoveDialog({ move, version, type, row, given = {}, onClose, onDone }: Props) {
  const { t, label } = useWords()
  const { message } = App.useApp()
  const { data: chains } = useQuery(chainsQuery)
  const [values, setValues] = useState<Record<string, unknown>>(() => ({ ...Object.fromEntries(move.inputs.map((input) => [input.field, row[input.field]])), ...given }))
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<string[]>([])
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const reasonId = useId()
  const stageName = (key: string) => label(chains?.find((chain) => chain.key === type.chain)?.stages.find((stage) => stage.key === key)?.label) || key

  const perform = async () => {
    const absent = move.inputs.filter((input) => input.required && isEmpty(values[input.field])).map((input) => input.field)
    if (move.reason_required && !reason.trim()) absent.push('')
    setMissing(absent)
    if (absent.length > 0) return
    setBusy(true)
    setProblem(undefined)
    try {
      const fields = Object.fromEntries(move.inputs.map((input) => [input.field, values[input.field]]).filter(([, value]) => !isEmpty(value)))
      const done = await makeMove(type.key, row.id, move.move, { version, reason: reason.trim(), fields })
      void message.success(t('moveDone', { stage: stageName(done.stage) }))
      onDone()
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      setProblem(failure)
      // What stands in the way may have changed meanwhile: the next try weighs the record as it is now.
      void queryClient.invalidateQueries({ queryKey: movesQuery(type.key, row.id).queryKey })
    } finally {
      setBusy(false)
    }
  }

  return (
    <Modal open title={`${label(move.label)} · ${titleOf(type, row)}`} okText={label(move.label)} cancelText={t('cancel')} confirmLoading={busy} onOk={() => void perform()} onCancel={onClose} destroyOnHidden>
      {problem && <Refusal problem={problem} />}
      <p>{move.to === row.stage ? t('moveStays', { stage: stageName(move.to) }) : t('moveLeads', { from: stageName(row.stage ?? ''), to: stageName(move.to) })}</p>
      <Form layout="vertical" colon={false} onFinish={() => void perform()}>
        {move.inputs.map((input) => {
          const field = fieldNamed(type, input.field)
          return (
            <MoveInput
              key={input.field}
              field={field}
              required={input.required}
              type={type}
              row={row}
              value={values[input.field]}
              message={missing.includes(input.field) ? t('isRequired', { label: label(field.label) }) : problem?.ofField(input.field)?.message}
              onChange={(value) => {
                setMissing((now) => now.filter((key) => key !== input.field))
                setValues((now) => ({ ...now, [input.field]: value === '' ? null : value }))
              }}
            />
          )
        })}
        {move.reason_required && (
          <Form.Item label={t('reason')} htmlFor={reasonId} required validateStatus={missing.includes('') ? 'error' : undefined} help={missing.includes('') ? t('isRequired', { label: t('reason') }) : undefined}>
            <Input.TextArea id={reasonId} aria-required value={reason} autoSize={{ minRows: 2, maxRows: 8 }} onChange={(event) => setReason(event.target.value)} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
