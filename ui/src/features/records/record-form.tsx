// The form of any type. What the server refuses lands on its field; nothing that was typed is ever cleared.
import { Link } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'

import { Edit } from '@/fields'
import { Problem } from '@/lib/api'
import type { Field, RecordType } from '@/lib/shapes'
import { titleOf } from '@/lib/titles'
import { useWords } from '@/words'

import type { Values } from './api'
import { useKeepDraft } from './draft'
import { type Taken, useTaken } from './taken'

const WIDE = new Set(['long_text', 'texts'])

interface Props {
  type: RecordType
  id?: string
  /** What stands in the record now; empty for a new one. */
  before: Values
  initial: Values
  onSave: (changes: Values) => Promise<void>
  onCancel: () => void
}

interface ItemProps {
  field: Field
  value: unknown
  message?: string
  hint?: string
  reason?: string
  /** The server doubts the value: it may be kept with a reason. */
  doubted: boolean
  /** Another record has this value already. */
  taken?: ReactNode
  onLeave: () => void
  onChange: (value: unknown) => void
  onReason: (reason: string) => void
}

function Item({ field, value, message, hint, reason, doubted, taken, onLeave, onChange, onReason }: ItemProps) {
  const { t, label } = useWords()
  const id = useId()
  const note = [message, hint, label(field.help)].filter(Boolean).join(' · ')
  return (
    <Form.Item
      label={label(field.label)}
      htmlFor={id}
      required={field.required}
      validateStatus={message ? 'error' : taken ? 'warning' : undefined}
      help={note || taken ? <span id={`${id}-note`} aria-live="polite">{taken}{taken && note && ' · '}{note}</span> : undefined}
      style={WIDE.has(field.kind) ? { gridColumn: '1 / -1' } : undefined}
    >
      <div onBlur={onLeave}>
        <Edit
          field={field}
          id={id}
          // a link to a field of the form: /edit#field-annuity_paid_to
          autoFocus={window.location.hash === `#field-${field.key}` || undefined}
          value={value}
          onChange={onChange}
          status={message ? 'error' : undefined}
          aria-invalid={message ? true : undefined}
          aria-required={field.required || undefined}
          aria-describedby={note || taken ? `${id}-note` : undefined}
        />
      </div>
      {doubted && (
        <Input aria-label={`${label(field.label)}：${t('overrideReason')}`} placeholder={t('overrideReason')} value={reason ?? ''} onChange={(event) => onReason(event.target.value)} style={{ marginTop: 4 }} />
      )}
    </Form.Item>
  )
}

function TakenNote({ type, taken }: { type: RecordType; taken: Taken }) {
  const { t, label } = useWords()
  const fields = taken.keys.map((key) => label(type.fields.find((field) => field.key === key)?.label)).join('、')
  return (
    <>
      {t('alreadyTaken', { fields })}：
      <Link to="/records/$type/$id" params={{ type: type.key, id: taken.by.id }}>{titleOf(type, taken.by)}</Link>
    </>
  )
}

export function RecordForm({ type, id, before, initial, onSave, onCancel }: Props) {
  const { t, label } = useWords()
  const [changes, setChanges] = useState<Values>(initial)
  const [reasons, setReasons] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<Problem>()
  const [missing, setMissing] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useKeepDraft(type.key, id, changes)
  const fields = type.fields.filter((field) => field.writable && !field.computed)
  const valueOf = (key: string) => (key in changes ? changes[key] : before[key])
  const [left, setLeft] = useState(new Set<string>())
  const taken = useTaken(type, { ...before, ...changes }, left, id)
  const isMissing = (field: Field) => field.required && (valueOf(field.key) == null || valueOf(field.key) === '')
  const messageOf = (field: Field) =>
    missing.includes(field.key) ? t('isRequired', { label: label(field.label) }) : problem?.ofField(field.key)?.message
  const wrong = fields.filter((field) => messageOf(field))

  // The first wrong field takes the focus once it is drawn as wrong: before that there is nothing to find.
  const refused = useRef(false)
  useEffect(() => {
    const first = refused.current && form.current?.querySelector<HTMLElement>('[aria-invalid=true], .ant-form-item-has-error input')
    if (!first) return
    refused.current = false
    first.focus()
  })

  const save = async (event?: FormEvent) => {
    event?.preventDefault()
    // What a new record may leave out only the server knows: many required fields have a default.
    const lacking = id ? fields.filter(isMissing).map((field) => field.key) : []
    setMissing(lacking)
    setProblem(undefined)
    refused.current = lacking.length > 0
    if (lacking.length > 0) return
    setBusy(true)
    try {
      const overrides = Object.fromEntries(Object.entries(reasons).filter(([, reason]) => reason.trim()))
      await onSave(Object.keys(overrides).length > 0 ? { ...changes, overrides } : changes)
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      refused.current = true
      setProblem(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form ref={form} noValidate onSubmit={(event) => void save(event)} onKeyDown={(event) => event.key === 'Enter' && event.ctrlKey && void save()}>
      {(problem || wrong.length > 0) && (
        <div role="alert" className="tag error" style={{ display: 'block', padding: '8px 12px', marginBottom: 12, whiteSpace: 'normal' }}>
          {wrong.length > 0 ? t('checkErrors', { count: wrong.length }) : problem?.message || t('offline')}
          {wrong.length === 0 && problem && ` · ${problem.hint || t('offlineHint')}`}
          {wrong.length > 0 && `：${wrong.map((field) => label(field.label)).join('、')}`}
        </div>
      )}
      <Form component={false} layout="vertical" colon={false}>
        <div className="form-grid">
          {fields.map((field) => {
            const part = problem?.ofField(field.key)
            const same = taken.find((one) => one.keys[0] === field.key)
            return (
              <Item
                key={field.key}
                field={field}
                value={valueOf(field.key)}
                message={messageOf(field)}
                hint={part?.hint}
                taken={same && <TakenNote type={type} taken={same} />}
                onLeave={() => field.key in changes && setLeft((now) => (now.has(field.key) ? now : new Set(now).add(field.key)))}
                doubted={part?.code === 'record.needs_reason' || field.key in reasons}
                reason={reasons[field.key]}
                onReason={(reason) => setReasons((now) => ({ ...now, [field.key]: reason }))}
                onChange={(value) => {
                  setMissing((now) => now.filter((key) => key !== field.key))
                  setChanges((now) => ({ ...now, [field.key]: value === '' ? null : value }))
                }}
              />
            )
          })}
        </div>
      </Form>
      <div className="form-foot">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
