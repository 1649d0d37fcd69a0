import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { App } from 'antd'
import { useState } from 'react'

import { Answer, Face } from '@/kit/faces'
import { Page } from '@/kit/page'
import { call, Problem } from '@/lib/api'
import { queryClient, recordQuery, typesQuery } from '@/lib/queries'
import type { RecordType, Row } from '@/lib/shapes'
import { titleOf } from '@/lib/titles'
import { useWords } from '@/words'

import { createRecord, editRecord, journalQuery, may, type Values } from './api'
import { Conflict } from './conflict'
import { dropDraft, keptDraft } from './draft'
import { RecordForm } from './record-form'

function useType(key: string) {
  const types = useQuery(typesQuery)
  return { types, type: types.data?.find((one) => one.key === key) }
}

export function CreatePage() {
  const { type: key } = useParams({ from: '/shell/records/$type/new' })
  const search = useSearch({ from: '/shell/records/$type/new' })
  const { t, label } = useWords()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { types, type } = useType(key)
  return (
    <Answer of={types}>
      {() =>
        !type || !may(type, 'create') ? (
          <Face title={t('forbidden')} text={t('forbiddenHint')} />
        ) : (
          <Page title={t('create', { type: label(type.label) })} trail={<Link to="/records/$type" params={{ type: key }}>{label(type.label)}</Link>}>
            <div className="card">
              <RecordForm
                type={type}
                before={{}}
                initial={{ ...keptDraft(key), ...search.with }}
                onCancel={() => void (search.back ? navigate({ href: search.back }) : navigate({ to: '/records/$type', params: { type: key } }))}
                onSave={async (values) => {
                  const { id } = await createRecord(key, values)
                  dropDraft(key)
                  void message.success(t('saved'))
                  await (search.back ? navigate({ href: search.back }) : navigate({ to: '/records/$type/$id', params: { type: key, id } }))
                }}
              />
            </div>
          </Page>
        )
      }
    </Answer>
  )
}

interface Clash {
  mine: Values
  theirs: Row
  by: string
}

function Editor({ type, row }: { type: RecordType; row: Row }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [clash, setClash] = useState<Clash>()
  const { back } = useSearch({ from: '/shell/records/$type/$id/edit' })
  const leave = () => (back ? navigate({ href: back }) : navigate({ to: '/records/$type/$id', params: { type: type.key, id: row.id } }))
  const save = async (base: Row, values: Values) => {
    try {
      await editRecord(base, values)
    } catch (failure) {
      if (!(failure instanceof Problem) || failure.status !== 409) throw failure
      const theirs = await call('GET /records/{type}/{id}', { path: { type: type.key, id: row.id }, query: { titles: '1' } })
      const journal = await queryClient.fetchQuery({ ...journalQuery(type.key, row.id), staleTime: 0 }).catch(() => undefined)
      setClash({ mine: values, theirs, by: journal?.items[0]?.actor_name ?? '' })
      return
    }
    dropDraft(type.key, row.id)
    void message.success(t('saved'))
    await leave()
  }
  return (
    <>
      <RecordForm type={type} id={row.id} before={row} initial={keptDraft(type.key, row.id) ?? {}} onCancel={() => void leave()} onSave={(values) => save(row, values)} />
      {clash && (
        <Conflict
          type={type}
          {...clash}
          onCancel={() => setClash(undefined)}
          onChoose={(chosen) => {
            setClash(undefined)
            void save(clash.theirs, chosen)
          }}
        />
      )}
    </>
  )
}

export function EditPage() {
  const { type: key, id } = useParams({ from: '/shell/records/$type/$id/edit' })
  const { t, label } = useWords()
  const { types, type } = useType(key)
  // What is edited stays what it was when the form opened: a newer version shows as a conflict, not under the hand.
  const record = useQuery({ ...recordQuery(key, id), queryKey: ['editing', key, id], staleTime: Infinity, gcTime: 0 })
  return (
    <Answer of={types}>
      {() =>
        !type || !may(type, 'edit') ? (
          <Face title={t('forbidden')} text={t('forbiddenHint')} />
        ) : (
          <Answer of={record}>
            {(row) => (
              <Page title={`${t('edit')} · ${titleOf(type, row)}`} trail={<Link to="/records/$type" params={{ type: key }}>{label(type.label)}</Link>}>
                <div className="card">
                  <Editor type={type} row={row} />
                </div>
              </Page>
            )}
          </Answer>
        )
      }
    </Answer>
  )
}
