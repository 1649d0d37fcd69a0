// The list of any type: find, filter, sort, choose columns, page, open beside the list, export.
import { DeleteOutlined, DownloadOutlined, ImportOutlined, PlusOutlined, PrinterOutlined, SettingOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Checkbox, Drawer, Dropdown, Input, Popover, Segmented, Select, Space, Table } from 'antd'
import { lazy, Suspense, useState } from 'react'

import { kindOf, Show } from '@/fields'
import { FilterBar } from '@/fields/filter-bar'
import { Answer, Face, Failure, Loading } from '@/kit/faces'
import { Page } from '@/kit/page'
import { address } from '@/lib/api'
import { counted } from '@/lib/numbers'
import { setPreferences, usePreferences } from '@/lib/preferences'
import { countQuery, fieldOf, pageQuery, typesQuery } from '@/lib/queries'
import type { Field, RecordType, Row } from '@/lib/shapes'
import { titleOf } from '@/lib/titles'
import { useWords } from '@/words'

import { may } from './api'
import { columnsOf, defaultColumns, keepColumns, widthOf } from './columns'
import { RecordView } from './record-view'
import { filterOf } from './search'
import { SelectAll } from './select-all'

const Views = lazy(() => import('./view-bar'))
const BulkBar = lazy(() => import('./bulk-bar'))
const LongTable = lazy(() => import('./long-table'))

const ROWS = [50, 200, 1000, 'all'] as const
const CHECK = 40
const ROW_HEIGHT = { compact: 38, standard: 46 }

function Columns({ type, chosen, onChange }: { type: RecordType; chosen: Field[]; onChange: (keys: string[]) => void }) {
  const { t, label } = useWords()
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div style={{ maxHeight: 360, overflowY: 'auto' }}>
          <Checkbox.Group
            value={chosen.map((field) => field.key)}
            onChange={(keys) => onChange(type.fields.map((field) => field.key).filter((key) => keys.includes(key)))}
            style={{ display: 'grid', gap: 4 }}
            options={type.fields.map((field) => ({ value: field.key, label: label(field.label) }))}
          />
          <Button type="link" onClick={() => onChange(defaultColumns(type))}>
            {t('restore')}
          </Button>
        </div>
      }
    >
      <Button icon={<SettingOutlined />} aria-label={t('columns')} />
    </Popover>
  )
}

export function ListPage() {
  const { type: key } = useParams({ from: '/shell/records/$type' })
  const types = useQuery(typesQuery)
  const { t } = useWords()
  return (
    <Answer of={types}>
      {(all) => {
        const type = all.find((one) => one.key === key)
        if (!type) return <Face title={t('notFound')} text={t('notFoundHint')} />
        return <List key={key} type={type} />
      }}
    </Answer>
  )
}

function List({ type }: { type: RecordType }) {
  const { t, label, language } = useWords()
  const { density } = usePreferences()
  const search = useSearch({ from: '/shell/records/$type' })
  const navigate = useNavigate({ from: '/records/$type' })
  const [columns, setColumns] = useState(() => columnsOf(type))
  const filter = filterOf(type, search)
  const long = search.rows === 'all'
  const page = useQuery({ ...pageQuery(type.key, filter, search), enabled: !long })
  const count = useQuery(countQuery(type.key, filter, search.bin))
  const go = (change: Partial<typeof search>) => void navigate({ search: (now) => ({ ...now, after: undefined, ...change }) })

  const choose = (keys: string[]) => {
    keepColumns(type, keys)
    setColumns(columnsOf(type))
  }
  const [chosen, setChosen] = useState<string[]>([])
  const items = page.data?.items ?? []
  const selected = items.filter((row) => chosen.includes(row.id))
  const cell = (field: Field, row: Row) =>
    field.key === type.title ? (
      <Link to="/records/$type" params={{ type: type.key }} search={{ ...search, open: row.id }}>
        {titleOf(type, row)}
      </Link>
    ) : (
      <Show field={field} row={row} />
    )
  const sorted = search.sort?.replace(/^-/, '')
  const tableColumns = columns.map((field) => ({
    key: field.key,
    title: label(field.label),
    ellipsis: true,
    align: kindOf(field).numeric ? ('right' as const) : ('left' as const),
    width: widthOf(type, field, kindOf(field).numeric),
    sorter: field.kind !== 'texts' && field.kind !== 'file',
    sortOrder: sorted === field.key ? (search.sort?.startsWith('-') ? ('descend' as const) : ('ascend' as const)) : null,
    render: (_: unknown, row: Row) => cell(field, row),
  }))
  // The browser's own boxes: each of the library's brings elements and effects of its own, fifty times a page.
  const flip = (id: string, on: boolean) => setChosen((now) => (on ? [...now, id] : now.filter((one) => one !== id)))
  const choice = {
    key: 'choice',
    width: CHECK,
    title: (
      <SelectAll
        aria-label={t('selectAll')}
        checked={items.length > 0 && selected.length === items.length}
        indeterminate={selected.length > 0 && selected.length < items.length}
        onChange={(event) => setChosen(event.target.checked ? items.map((row) => row.id) : [])}
      />
    ),
    render: (_: unknown, row: Row) => (
      <input type="checkbox" className="row-check" aria-label={t('select', { title: titleOf(type, row) })} checked={chosen.includes(row.id)} onChange={(event) => flip(row.id, event.target.checked)} />
    ),
  }
  const exported = (format: 'xlsx' | 'csv') => address('GET /records/{type}/export', { path: { type: type.key }, query: { filter, sort: search.sort, format } })
  return (
    <Page
      title={label(type.label) + (search.bin ? ` · ${t('recycleBin')}` : '')}
      aside={count.data !== undefined ? t('rowsCount', { count: counted(count.data) }) : undefined}
      actions={
        <>
          {may(type, 'restore') && (
            <Button icon={<DeleteOutlined />} aria-pressed={Boolean(search.bin)} onClick={() => go({ bin: search.bin ? undefined : 'deleted' })}>
              {search.bin ? t('list') : t('recycleBin')}
            </Button>
          )}
          <Link to="/print/records/$type" params={{ type: type.key }} search={{ filter: filter || undefined, sort: search.sort, fields: columns.map((field) => field.key).join(',') }}>
            <Button icon={<PrinterOutlined />} tabIndex={-1}>{t('print')}</Button>
          </Link>
          {may(type, 'import') && (
            <Link to="/imports/new" search={{ type: type.key }}>
              <Button icon={<ImportOutlined />} tabIndex={-1}>{t('import')}</Button>
            </Link>
          )}
          {may(type, 'export') && (
            <Dropdown
              trigger={['click']}
              menu={{
                items: (['xlsx', 'csv'] as const).map((format) => ({
                  key: format,
                  label: <a href={exported(format)} download>{t(format === 'xlsx' ? 'exportXlsx' : 'exportCsv')}</a>,
                })),
              }}
            >
              <Button icon={<DownloadOutlined />}>{t('export')}</Button>
            </Dropdown>
          )}
          {may(type, 'create') && (
            <Link to="/records/$type/new" params={{ type: type.key }}>
              <Button type="primary" icon={<PlusOutlined />} tabIndex={-1}>
                {t('create', { type: label(type.label) })}
              </Button>
            </Link>
          )}
        </>
      }
    >
      <div className="card" style={{ padding: 0 }}>
        {!search.bin && (
          <Suspense fallback={<div style={{ height: 44 }} />}>
            <Views key={type.key} type={type} search={search} columns={columns.map((field) => field.key)} onColumns={choose} />
          </Suspense>
        )}
        <Space wrap style={{ padding: 12 }}>
          <Input.Search
            allowClear
            defaultValue={search.find}
            aria-label={t('quickSearch', { field: label(fieldOf(type, type.title)?.label) })}
            placeholder={t('quickSearch', { field: label(fieldOf(type, type.title)?.label) })}
            onSearch={(find) => go({ find: find.trim() || undefined })}
            style={{ width: 240 }}
          />
          <FilterBar
            key={search.filter}
            type={type}
            chips={search.chips ?? []}
            expression={search.filter ?? ''}
            onChips={(chips) => go({ chips: chips.length > 0 ? chips : undefined })}
            onExpression={(text) => go({ filter: text || undefined })}
          />
          <Segmented
            aria-label={t('density')}
            value={density}
            onChange={(to) => setPreferences({ density: to === 'standard' ? 'standard' : 'compact' })}
            options={[
              { value: 'compact', label: t('compact') },
              { value: 'standard', label: t('standard') },
            ]}
          />
          <Columns
            type={type}
            chosen={columns}
            onChange={choose}
          />
        </Space>
        {long ? (
          <Suspense fallback={<Loading rows={12} />}>
            <LongTable type={type} columns={columns} filter={filter} sort={search.sort} bin={search.bin} rowHeight={ROW_HEIGHT[density]} count={count.data} cell={cell} onSort={(sort) => go({ sort })} />
          </Suspense>
        ) : page.error && !page.data ? (
          <Failure error={page.error} retry={() => void page.refetch()} />
        ) : (
          <div className="scrolls-sideways">
            <Table<Row>
              rowKey="id"
              size="middle"
              aria-label={label(type.label)}
              loading={page.isFetching && !page.data}
              columns={search.bin ? tableColumns : [choice, ...tableColumns]}
              dataSource={page.data?.items}
              pagination={false}
              style={{ minWidth: tableColumns.reduce((sum, column) => sum + column.width, search.bin ? 0 : CHECK) }}
              rowClassName={(row) => (chosen.includes(row.id) ? 'chosen-row' : '')}
              showSorterTooltip={false}
              onChange={(_, __, sorter) => {
                const one = Array.isArray(sorter) ? sorter[0] : sorter
                go({ sort: one?.order ? `${one.order === 'descend' ? '-' : ''}${String(one.columnKey)}` : undefined })
              }}
              locale={{
                emptyText: filter ? (
                  <Face title={t('emptyFilter', { type: label(type.label) })}>
                    <Button onClick={() => go({ filter: undefined, find: undefined, chips: undefined })}>{t('clearFilter')}</Button>
                  </Face>
                ) : (
                  <Face title={t('emptyFirst', { type: label(type.label) })} />
                ),
              }}
            />
          </div>
        )}
        <div className={selected.length > 0 ? 'list-foot chosen' : 'list-foot'}>
          {selected.length > 0 && (
            <Suspense>
              <BulkBar type={type} rows={selected} columns={columns.map((field) => field.key)} onClear={() => setChosen([])} />
            </Suspense>
          )}
          <Space wrap style={{ marginInlineStart: 'auto' }}>
            <Select
              aria-label={t('rowsAtOnce')}
              value={search.rows ?? ROWS[0]}
              onChange={(rows) => go({ rows: rows === ROWS[0] ? undefined : rows })}
              options={ROWS.map((rows) => ({ value: rows, label: rows === 'all' ? t('rowsAll') : t('rowsEach', { rows }) }))}
            />
            {!long && (
              <>
                <Button disabled={!search.after} onClick={() => window.history.back()}>
                  {t('previousPage')}
                </Button>
                <Button disabled={!page.data?.next} onClick={() => go({ after: page.data?.next ?? undefined })}>
                  {t('nextPage')}
                </Button>
              </>
            )}
          </Space>
        </div>
      </div>
      <Drawer
        open={Boolean(search.open)}
        onClose={() => void navigate({ search: (now) => ({ ...now, open: undefined }) })}
        size={640}
        title={label(type.label)}
        closable={{ 'aria-label': t('close') }}
        extra={
          search.open && (
            <Link to="/records/$type/$id" params={{ type: type.key, id: search.open }}>
              {t('openFull')} ↗
            </Link>
          )
        }
      >
        {search.open && <RecordView type={type} id={search.open} key={search.open + language} />}
      </Drawer>
    </Page>
  )
}
