// What a record holds: its fields, and who changed what when.
import { useQuery } from '@tanstack/react-query'
import { Segmented, Table } from 'antd'
import { useState } from 'react'

import { isEmpty, Show, toText } from '@/fields'
import { Answer } from '@/kit/faces'
import { StateTag } from '@/kit/state-tag'
import { minuteOf } from '@/lib/numbers'
import { chainsQuery, recordQuery } from '@/lib/queries'
import type { Field, JournalEntry, RecordType, Row } from '@/lib/shapes'
import { useWords, type Word } from '@/words'

import { journalQuery, may } from './api'

function Fact({ field, row, doubted }: { field: Field; row: Row; doubted: boolean }) {
  const { t, label } = useWords()
  return (
    <div>
      <dt>
        {label(field.label)} {doubted && <StateTag state="warn">{t('doubt')}</StateTag>}
      </dt>
      <dd>
        <Show field={field} row={row} />
      </dd>
    </div>
  )
}

/** What is known stands first; what is missing is counted, and listed when asked for. */
export function Facts({ type, row }: { type: RecordType; row: Row }) {
  const { t } = useWords()
  const doubts = (row.doubts ?? []).map((doubt) => doubt.field)
  const isMissing = (field: Field) => isEmpty(row[field.key]) && !row.hidden?.includes(field.key)
  const facts = (fields: Field[]) => (
    <dl className="facts">
      {fields.map((field) => (
        <Fact key={field.key} field={field} row={row} doubted={doubts.includes(field.key)} />
      ))}
    </dl>
  )
  const missing = type.fields.filter(isMissing)
  return (
    <>
      {facts(type.fields.filter((field) => !isMissing(field)))}
      {missing.length > 0 && (
        <details className="missing">
          <summary>{t('missingFacts', { count: missing.length })}</summary>
          {facts(missing)}
        </details>
      )}
    </>
  )
}

const actionWords: Record<string, Word> = { create: 'created', edit: 'edited', delete: 'deleted', restore: 'restored' }

function Changes({ type, entry }: { type: RecordType; entry: JournalEntry }) {
  const { t, label, language } = useWords()
  const { data: chains } = useQuery(chainsQuery)
  const stages = chains?.find((chain) => chain.key === type.chain)?.stages
  const shown = Object.entries(entry.changes).map(([key, [before, after]]) => {
    if (key === 'stage') {
      const name = (stage: unknown) => label(stages?.find((one) => one.key === stage)?.label) || String(stage ?? '')
      return { key, name: t('stage'), before: name(before), after: name(after) }
    }
    if (key === 'stage_reason') return { key, name: t('reason'), before: '', after: String(after ?? '') }
    const field = type.fields.find((one) => one.key === key)
    if (!field) return { key, name: key, before: JSON.stringify(before), after: JSON.stringify(after) }
    return { key, name: label(field.label), before: toText(field, before, language), after: toText(field, after, language) }
  })
  return (
    <ul style={{ margin: 0, paddingInlineStart: 16 }}>
      {shown.map((change) => (
        <li key={change.key}>
          {change.name}：{change.before && <del>{change.before}</del>} {change.before && '→'} <ins style={{ textDecoration: 'none' }}>{change.after || t('none')}</ins>
        </li>
      ))}
    </ul>
  )
}

export function History({ type, id }: { type: RecordType; id: string }) {
  const { t } = useWords()
  const journal = useQuery(journalQuery(type.key, id))
  return (
    <Answer of={journal}>
      {({ items }) => (
        <Table<JournalEntry>
          rowKey="seq"
          size="small"
          pagination={false}
          scroll={{ x: 560 }}
          dataSource={items}
          columns={[
            { key: 'at', title: t('at'), width: 140, render: (_, entry) => <span className="digits">{minuteOf(entry.at)}</span> },
            { key: 'by', title: t('by'), width: 120, dataIndex: 'actor_name' },
            { key: 'action', title: t('action'), width: 90, render: (_, entry) => (actionWords[entry.action] ? t(actionWords[entry.action]!) : t('moved')) },
            { key: 'changes', title: t('after'), render: (_, entry) => <Changes type={type} entry={entry} /> },
          ]}
        />
      )}
    </Answer>
  )
}

/** Fields and history, in a side panel or as a part of the page. */
export function RecordView({ type, id }: { type: RecordType; id: string }) {
  const { t } = useWords()
  const [part, setPart] = useState<'details' | 'history'>('details')
  const record = useQuery(recordQuery(type.key, id))
  return (
    <Answer of={record}>
      {(row) => (
        <>
          {may(type, 'journal') && (
            <Segmented
              value={part}
              onChange={setPart}
              style={{ marginBottom: 12 }}
              options={[
                { value: 'details', label: t('details') },
                { value: 'history', label: t('history') },
              ]}
            />
          )}
          {part === 'details' ? <Facts type={type} row={row} /> : <History type={type} id={id} />}
        </>
      )}
    </Answer>
  )
}
