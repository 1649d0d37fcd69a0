// What is looked for: as conditions that are added, changed and dropped one by one, or as the expression itself.
import { CloseOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Input, Segmented, Select } from 'antd'
import { type FormEvent, type ReactNode, useId, useState } from 'react'

import { useWords } from '@/words/corpus'

import { type Chip, chipsOf, expressionOf, FIELDS, type Join, NUMBERS } from './chips'
import './corpus.css'
import { useFieldName, useValueName } from './use-names'

const JOINS: Join[] = ['and', 'or', 'not']
const joinWords = { and: 'joinAnd', or: 'joinOr', not: 'joinNot' } as const

interface Props {
  q: string
  onSearch: (q: string) => void
  /** Why the expression could not be read. */
  refusal?: ReactNode
  tools?: ReactNode
}

function ChipView({ chip, first, onEdit, onDrop }: { chip: Chip; first: boolean; onEdit: () => void; onDrop: () => void }) {
  const { t } = useWords()
  const fieldName = useFieldName()
  const valueName = useValueName()
  const text = `${fieldName(chip.field)} ${valueName(chip.field, chip.text)}`
  return (
    <li>
      {(!first || chip.join === 'not') && <span className="join">{t(joinWords[chip.join])}</span>}
      <span className="chip">
        <button type="button" onClick={onEdit} aria-label={t('editCondition', { text })}>
          <span className="chip-field">{fieldName(chip.field)}</span> {valueName(chip.field, chip.text)}
        </button>
        <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} onClick={onDrop} aria-label={t('dropCondition', { text })} />
      </span>
    </li>
  )
}

const EMPTY: Chip = { join: 'and', field: 'TA', text: '' }

/** The conditions, and one more that is being written. */
function Conditions({ q, onSearch }: Pick<Props, 'q' | 'onSearch'>) {
  const { t } = useWords()
  const fieldName = useFieldName()
  const chips = chipsOf(q)
  const [draft, setDraft] = useState<Chip>(EMPTY)
  const [at, setAt] = useState<number>()
  const hint = useId()
  const edit = (index: number) => {
    setAt(index)
    setDraft(chips[index]!)
    document.getElementById(`${hint}-text`)?.focus()
  }
  const search = (event: FormEvent) => {
    event.preventDefault()
    const next = draft.text.trim() ? (at === undefined ? [...chips, draft] : chips.with(at, draft)) : chips
    setDraft({ ...EMPTY, field: draft.field })
    setAt(undefined)
    onSearch(expressionOf(next))
  }
  const fields = ['', ...new Set([...FIELDS, ...(draft.field ? [draft.field] : [])])]
  const isFirst = at === undefined ? chips.length === 0 : at === 0
  return (
    <form className="conditions" role="search" aria-label={t('corpusSearch')} onSubmit={search}>
      {chips.length > 0 && (
        <ul className="chips" aria-label={t('searchConditions')}>
          {chips.map((chip, i) => (
            <ChipView key={`${i} ${chip.field} ${chip.text}`} chip={chip} first={i === 0} onEdit={() => edit(i)} onDrop={() => onSearch(expressionOf(chips.toSpliced(i, 1)))} />
          ))}
        </ul>
      )}
      <div className="condition">
        <Select<Join> value={draft.join} onChange={(join) => setDraft({ ...draft, join })} aria-label={t('joinLabel')} style={{ width: 76 }}
          options={(isFirst ? (['and', 'not'] as Join[]) : JOINS).map((join) => ({ value: join, label: isFirst && join === 'and' ? t('joinFirst') : t(joinWords[join]) }))} />
        <Select value={draft.field} onChange={(field) => setDraft({ ...draft, field })} aria-label={t('conditionField')} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false}
          style={{ width: 150 }} options={fields.map((field) => ({ value: field, label: field ? `${fieldName(field)} ${field}` : fieldName(field) }))} />
        <Input id={`${hint}-text`} value={draft.text} onChange={(event) => setDraft({ ...draft, text: event.target.value })} aria-label={t('conditionText')} aria-describedby={hint} allowClear
          placeholder={t(NUMBERS.includes(draft.field) ? 'conditionNumbers' : 'conditionWords')} className="condition-text" />
        <Button type="primary" htmlType="submit" icon={<SearchOutlined aria-hidden />}>{at === undefined ? t('doSearch') : t('changeCondition')}</Button>
        {at !== undefined && <Button onClick={() => { setAt(undefined); setDraft(EMPTY) }}>{t('cancel')}</Button>}
      </div>
      <span id={hint} className="visually-hidden">{t('conditionHint')}</span>
    </form>
  )
}

function Expression({ q, onSearch }: Pick<Props, 'q' | 'onSearch'>) {
  const { t } = useWords()
  const [text, setText] = useState(q)
  const [known, setKnown] = useState(q)
  if (known !== q) {
    // another search was asked for from elsewhere
    setKnown(q)
    setText(q)
  }
  return (
    <form className="condition" role="search" aria-label={t('corpusSearch')} onSubmit={(event) => { event.preventDefault(); onSearch(text.trim()) }}>
      <Input.TextArea value={text} onChange={(event) => setText(event.target.value)} aria-label={t('expression')} autoSize={{ minRows: 2, maxRows: 8 }} spellCheck={false} className="expression-text"
        placeholder="TA=(造雪 AND 喷嘴) AND AD>=20140101"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault()
            onSearch(text.trim())
          }
        }} />
      <Button type="primary" htmlType="submit" icon={<SearchOutlined aria-hidden />}>{t('doSearch')}</Button>
    </form>
  )
}

export function SearchBox({ q, onSearch, refusal, tools }: Props) {
  const { t } = useWords()
  const [mode, setMode] = useState<'conditions' | 'expression'>('conditions')
  return (
    <section className="card search-box no-print" aria-label={t('corpusSearch')}>
      <div className="search-head">
        <Segmented value={mode} onChange={setMode} aria-label={t('searchMode')} options={[{ value: 'conditions', label: t('byConditions') }, { value: 'expression', label: t('byExpression') }]} />
        {tools}
      </div>
      {mode === 'conditions' ? <Conditions q={q} onSearch={onSearch} /> : <Expression q={q} onSearch={onSearch} />}
      {refusal}
      {q && mode === 'conditions' && <p className="note as-expression">{t('expression')} <code>{q}</code></p>}
    </section>
  )
}
