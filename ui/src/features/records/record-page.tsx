// The page of any record: facts, related lists, history, and the actions that the person has.
import { DeleteOutlined, EditOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { lazy, Suspense } from 'react'

import { AddRelated } from '@/cases/add-related'
import { RecordParts } from '@/cases/record-parts'
import { Show } from '@/fields'
import { useComplain } from '@/kit/complain'
import { Answer, Face, Loading } from '@/kit/faces'
import { Page } from '@/kit/page'
import { minuteOf } from '@/lib/numbers'
import { countQuery, listQuery, recordQuery, typesQuery } from '@/lib/queries'
import type { RecordType, Row } from '@/lib/shapes'
import { titleOf } from '@/lib/titles'
import { WordButton } from '@/reports/word-button'
import { useWords } from '@/words'

import { may, removeRecord, restoreRecord } from './api'
import { fewColumnsOf } from './columns'
import { belonging, FACTS, partOf, RecordTabs } from './record-tabs'
import { RecordView } from './record-view'

const RELATED = 5
const COLUMNS = 5
/** Where a list is a part of its own. */
const RELATED_ALONE = 50
const COLUMNS_ALONE = 8

const LifePanel = lazy(() => import('@/patents/life-panel'))
const FirmPanel = lazy(() => import('@/firms/firm-panel'))

/** Types whose page tells first what matters, and the rest in parts. */
const IN_PARTS = new Set(['enterprise'])

function Related({ row, list, types, alone }: { row: Row; list: RecordType['lists'][number]; types: RecordType[]; alone?: boolean }) {
  const { t, label } = useWords()
  const type = types.find((one) => one.key === list.type)
  const filter = belonging(list, row.id)
  const count = useQuery({ ...countQuery(list.type, filter), enabled: Boolean(type) })
  const page = useQuery({ ...listQuery(list.type, { filter, limit: alone ? RELATED_ALONE : RELATED }), enabled: Boolean(count.data) })
  if (!type || !count.data) return null
  const columns = fewColumnsOf(type, alone ? COLUMNS_ALONE : COLUMNS, list.field)
  return (
    <section className="card" style={{ gridColumn: '1 / -1', overflowX: 'auto' }}>
      <h2>
        {label(list.label)}{' '}
        <Link to="/records/$type" params={{ type: list.type }} search={{ filter }} className="digits">
          {t('rowsCount', { count: count.data })}
        </Link>
      </h2>
      <table className="plain-table">
        <thead>
          <tr>
            {columns.map((field) => (
              <th key={field.key} scope="col">
                {label(field.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.data?.items.map((item) => (
            <tr key={item.id}>
              {columns.map((field) => (
                <td key={field.key}>
                  {field.key === type.title ? (
                    <Link to="/records/$type/$id" params={{ type: type.key, id: item.id }}>
                      {titleOf(type, item)}
                    </Link>
                  ) : (
                    <Show field={field} row={item} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Actions({ type, row }: { type: RecordType; row: Row }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const complain = useComplain()
  const undo = async (version: number) => {
    try {
      await restoreRecord(type.key, row.id, version)
      void message.success(t('restored'))
    } catch (failure) {
      complain(failure)
    }
  }
  const remove = async () => {
    try {
      const { version } = await removeRecord(row)
      void message.success({
        duration: 10,
        content: (
          <>
            {t('removed')} <Button type="link" onClick={() => void undo(version)}>{t('undo')}</Button>
          </>
        ),
      })
      await navigate({ to: '/records/$type', params: { type: type.key } })
    } catch (failure) {
      complain(failure)
    }
  }
  if (row.deleted_at)
    return may(type, 'restore') ? <Button onClick={() => void undo(row.version)}>{t('restore')}</Button> : null
  return (
    <>
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
        {t('print')}
      </Button>
      {type.key === 'financing_case' && <WordButton row={row} />}
      {may(type, 'delete') && (
        <Button icon={<DeleteOutlined />} onClick={() => void remove()}>
          {t('remove')}
        </Button>
      )}
      {may(type, 'edit') && (
        <Link to="/records/$type/$id/edit" params={{ type: type.key, id: row.id }}>
          <Button icon={<EditOutlined />} tabIndex={-1}>
            {t('edit')}
          </Button>
        </Link>
      )}
    </>
  )
}

function Whole({ type, row, types }: { type: RecordType; row: Row; types: RecordType[] }) {
  const { key } = type
  return (
    <>
      <RecordParts type={type} row={row} />
      <AddRelated type={type} row={row} />
      {key === 'patent' && (
        <Suspense fallback={<Loading rows={5} />}>
          <LifePanel type={type} row={row} editable={!row.deleted_at && may(type, 'edit')} />
        </Suspense>
      )}
      <Facts type={type} id={row.id} />
      {type.lists.map((list) => (
        <Related key={partOf(list)} row={row} list={list} types={types} />
      ))}
    </>
  )
}

const Facts = ({ type, id }: { type: RecordType; id: string }) => (
  <section className="card" style={{ gridColumn: '1 / -1' }}>
    <RecordView type={type} id={id} />
  </section>
)

function Parts({ type, row, types, part }: { type: RecordType; row: Row; types: RecordType[]; part?: string }) {
  if (!IN_PARTS.has(type.key)) return <div className="grid"><Whole type={type} row={row} types={types} /></div>
  const lists = type.lists.filter((list) => types.some((one) => one.key === list.type && one.actions.includes('read')))
  const list = lists.find((one) => partOf(one) === part)
  return (
    <div className="grid">
      <RecordTabs type={type} row={row} lists={lists} part={part} />
      <AddRelated type={type} row={row} />
      {part === FACTS ? (
        <Facts type={type} id={row.id} />
      ) : list ? (
        <Related row={row} list={list} types={types} alone />
      ) : (
        <Suspense fallback={<Loading rows={10} />}>
          <FirmPanel type={type} row={row} />
        </Suspense>
      )}
    </div>
  )
}

export function RecordPage() {
  const { type: key, id } = useParams({ from: '/shell/records/$type/$id' })
  const { part } = useSearch({ from: '/shell/records/$type/$id' })
  const { t, label } = useWords()
  const types = useQuery(typesQuery)
  const record = useQuery(recordQuery(key, id))
  return (
    <Answer of={types}>
      {(all) => {
        const type = all.find((one) => one.key === key)
        if (!type) return <Face title={t('notFound')} text={t('notFoundHint')} />
        return (
          <Answer of={record}>
            {(row) => (
              <Page
                title={titleOf(type, row)}
                trail={type.chain ? <Link to="/boards/$chain" params={{ chain: type.chain }}>{label(type.label)}</Link> : <Link to="/records/$type" params={{ type: key }}>{label(type.label)}</Link>}
                aside={`${t('version', { version: row.version })} · ${minuteOf(row.updated_at)}`}
                actions={<Actions type={type} row={row} />}
              >
                <Parts type={type} row={row} types={all} part={IN_PARTS.has(key) ? part : undefined} />
              </Page>
            )}
          </Answer>
        )
      }}
    </Answer>
  )
}
