// Every patent that the person may see, judged for a pledge: what may be pledged today, what stands against it, what is not known.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Drawer, Space, Table } from 'antd'

import { Face, Failure } from '@/kit/faces'
import { Page } from '@/kit/page'
import { typesQuery } from '@/lib/queries'
import type { Precheck } from '@/lib/shapes'
import { FillIn } from '@/patents/need'
import { FindingTag, VerdictTag } from '@/patents/verdicts'
import { useRoleName, useWords } from '@/words'

import { holdersQuery, type PrecheckSearch, precheckQuery } from './api'
import { ExportButton } from './export-button'
import { Conditions, Totals } from './filters'
import { PrecheckPanel } from './panel'
import { deciding } from './deciding'

function Grounds({ row }: { row: Precheck }) {
  const { label } = useWords()
  return (
    <ul className="grounds">
      {deciding(row).map((reason) => (
        <li key={reason.key}>
          <FindingTag finding={reason.finding} /> {label(reason.label)}
        </li>
      ))}
    </ul>
  )
}

function Menders({ row }: { row: Precheck }) {
  const { t } = useWords()
  const roleName = useRoleName()
  const mends = deciding(row).map((reason) => reason.mend && `${roleName(reason.mend.role)}${reason.mend.by ? ` · ${t('mendBy', { day: reason.mend.by })}` : ''}`)
  return (
    <ul className="grounds">
      {[...new Set(mends.filter(Boolean))].map((mend) => (
        <li key={mend}>{mend}</li>
      ))}
    </ul>
  )
}

function useColumns(rows: Precheck[], search: PrecheckSearch) {
  const { t } = useWords()
  const { data: types } = useQuery(typesQuery)
  const type = types?.find((one) => one.key === 'patent')
  const holders = useQuery(holdersQuery(rows))
  const nameOf = (id: string) => String(holders.data?.items.find((firm) => firm.id === id)?.name ?? t('hiddenValue'))
  return [
    {
      key: 'title', title: t('patentTitle'), width: 190,
      render: (_: unknown, row: Precheck) => <Link to="/precheck" search={{ ...search, open: row.id }}>{row.title}</Link>,
    },
    { key: 'number', title: t('patentNumber'), width: 120, render: (_: unknown, row: Precheck) => <span className="digits">{row.number ?? t('unknown')}</span> },
    {
      key: 'holder', title: t('holder'), width: 150,
      render: (_: unknown, row: Precheck) =>
        row.holder ? <Link to="/records/$type/$id" params={{ type: 'enterprise', id: row.holder }}>{holders.isPending ? '…' : nameOf(row.holder)}</Link> : <span className="note">{t('unknown')}</span>,
    },
    { key: 'verdict', title: t('verdict'), width: 90, render: (_: unknown, row: Precheck) => <VerdictTag verdict={row.verdict} /> },
    { key: 'grounds', title: t('grounds'), width: 270, render: (_: unknown, row: Precheck) => <Grounds row={row} /> },
    {
      key: 'missing', title: t('missing'), width: 130,
      render: (_: unknown, row: Precheck) => {
        const needs = [...new Map(deciding(row).flatMap((reason) => reason.needs ?? []).map((need) => [need.path, need])).values()]
        return type && needs.length > 0 ? <FillIn needs={needs} row={{ id: row.id, holder: row.holder }} type={type} /> : t('notApplicable')
      },
    },
    { key: 'mender', title: t('mender'), width: 205, render: (_: unknown, row: Precheck) => <Menders row={row} /> },
  ]
}

export function PrecheckPage() {
  const { t } = useWords()
  const search = useSearch({ from: '/shell/precheck' })
  const navigate = useNavigate({ from: '/precheck' })
  const page = useQuery({ ...precheckQuery(search), placeholderData: keepPreviousData })
  const columns = useColumns(page.data?.items ?? [], search)
  const go = (change: Partial<PrecheckSearch>) => void navigate({ search: (now) => ({ ...now, after: undefined, open: undefined, ...change }) })
  const close = () => void navigate({ search: (now) => ({ ...now, open: undefined }) })
  return (
    <Page title={t('precheck')} aside={t('precheckAside')} actions={<ExportButton search={search} />}>
      <Totals totals={page.data?.totals} search={search} />
      <div className="card" style={{ padding: 0 }}>
        <Conditions search={search} go={go} />
        {page.error && !page.data ? (
          <Failure error={page.error} retry={() => void page.refetch()} />
        ) : (
          <Table<Precheck>
            rowKey="id"
            size="middle"
            aria-label={t('precheck')}
            loading={page.isFetching && (!page.data || page.isPlaceholderData)}
            columns={columns}
            dataSource={page.data?.items}
            pagination={false}
            scroll={{ x: 1155 }}
            locale={{ emptyText: page.data ? <Face title={t('noPrecheckRows')}><Button onClick={() => go({ verdict: undefined })}>{t('clearFilter')}</Button></Face> : ' ' }}
          />
        )}
        <Space style={{ padding: 12, justifyContent: 'flex-end', width: '100%', boxSizing: 'border-box' }}>
          <Button disabled={!search.after} onClick={() => window.history.back()}>{t('previousPage')}</Button>
          <Button disabled={!page.data?.next} onClick={() => go({ after: page.data?.next ?? undefined })}>{t('nextPage')}</Button>
        </Space>
      </div>
      <Drawer
        open={Boolean(search.open)}
        onClose={close}
        size={820}
        title={t('precheck')}
        closable={{ 'aria-label': t('close') }}
        extra={search.open && <Link to="/records/$type/$id" params={{ type: 'patent', id: search.open }}>{t('openFull')} ↗</Link>}
      >
        {search.open && <PrecheckPanel id={search.open} search={search} />}
      </Drawer>
    </Page>
  )
}
