// Every import with what it did; one click takes it back.
import { ImportOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Drawer, Space, Table } from 'antd'

import { Answer, Face, Failure } from '@/kit/faces'
import { Page } from '@/kit/page'
import { counted, minuteOf } from '@/lib/numbers'
import { typesQuery } from '@/lib/queries'
import { useWords } from '@/words'

import { type Batch, importQuery, importsQuery } from './api'
import { BatchState } from './counts'
import { errorFile, Receipt, Undo } from './receipt'

function useColumns() {
  const { t, label } = useWords()
  const { data: types } = useQuery(typesQuery)
  const count = (key: 'rows' | 'inserted' | 'updated' | 'unchanged' | 'refused', title: string) => ({
    key, title, align: 'right' as const, width: 62,
    render: (_: unknown, batch: Batch) => <span className="digits">{counted(batch.counts[key])}</span>,
  })
  return [
    { key: 'file', title: t('fileName'), width: 170, render: (_: unknown, batch: Batch) => <Link to="/imports" search={{ open: batch.id }}>{batch.file}</Link> },
    { key: 'type', title: t('recordType'), width: 100, render: (_: unknown, batch: Batch) => label(types?.find((type) => type.key === batch.type)?.label) || batch.type },
    { key: 'state', title: t('state'), width: 100, render: (_: unknown, batch: Batch) => <BatchState state={batch.state} /> },
    count('rows', t('rowsTotal')), count('inserted', t('inserted')), count('updated', t('updated')), count('unchanged', t('unchanged')), count('refused', t('refused')),
    { key: 'by', title: t('by'), width: 90, dataIndex: 'by' },
    { key: 'at', title: t('at'), width: 140, render: (_: unknown, batch: Batch) => <span className="digits">{minuteOf(batch.at)}</span> },
    {
      key: 'actions', title: t('action'), width: 180,
      render: (_: unknown, batch: Batch) => (
        <Space>
          {batch.has_error_file && <a href={errorFile(batch)} download>{t('errorFileShort')}</a>}
          <Undo batch={batch} />
        </Space>
      ),
    },
  ]
}

function Batches() {
  const { t } = useWords()
  const search = useSearch({ from: '/shell/imports' })
  const navigate = useNavigate({ from: '/imports' })
  const page = useQuery(importsQuery(search.after))
  const columns = useColumns()
  if (page.error && !page.data) return <Failure error={page.error} retry={() => void page.refetch()} />
  return (
    <div className="card" style={{ padding: 0 }}>
      <Table<Batch>
        rowKey="id"
        size="middle"
        aria-label={t('imports')}
        loading={!page.data}
        columns={columns}
        dataSource={page.data?.items}
        pagination={false}
        scroll={{ x: 1080 }}
        locale={{ emptyText: page.data ? <Face title={t('noImports')} text={t('noImportsHint')} /> : ' ' }}
      />
      <Space style={{ padding: 12, justifyContent: 'flex-end', width: '100%', boxSizing: 'border-box' }}>
        <Button disabled={!search.after} onClick={() => window.history.back()}>{t('previousPage')}</Button>
        <Button disabled={!page.data?.next} onClick={() => void navigate({ search: { after: page.data?.next ?? undefined } })}>{t('nextPage')}</Button>
      </Space>
    </div>
  )
}

function One({ id }: { id: string }) {
  const batch = useQuery(importQuery(id))
  return <Answer of={batch}>{(one) => <Receipt batch={one} />}</Answer>
}

export function ImportsPage() {
  const { t } = useWords()
  const { open } = useSearch({ from: '/shell/imports' })
  const navigate = useNavigate({ from: '/imports' })
  const { data: types } = useQuery(typesQuery)
  const may = types?.some((type) => type.actions.includes('import'))
  return (
    <Page
      title={t('imports')}
      actions={
        may ? (
          <Link to="/imports/new"><Button type="primary" icon={<ImportOutlined />} tabIndex={-1}>{t('newImport')}</Button></Link>
        ) : (
          types && <span className="note">{t('mayNotImport')}</span>
        )
      }
    >
      <Batches />
      <Drawer open={Boolean(open)} onClose={() => void navigate({ search: (now) => ({ ...now, open: undefined }) })} size={560} title={t('receipt')} closable={{ 'aria-label': t('close') }}>
        {open && <One id={open} />}
      </Drawer>
    </Page>
  )
}
