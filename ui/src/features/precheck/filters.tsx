import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, InputNumber, Segmented, Select, Space } from 'antd'
import { useId } from 'react'

import { StateTag } from '@/kit/state-tag'
import { quoted } from '@/lib/feel'
import { counted } from '@/lib/numbers'
import { listQuery, recordQuery, typesQuery } from '@/lib/queries'
import type { PrecheckPage } from '@/lib/shapes'
import { verdicts } from '@/patents/verdicts'
import { useWords } from '@/words'

import type { PrecheckSearch } from './api'

// "All" is not where the person is while a verdict is chosen.
const EXACT = { exact: true, includeSearch: true, explicitUndefined: true }

type Go = (change: Partial<PrecheckSearch>) => void

/** The whole park in three figures; each opens its rows. */
export function Totals({ totals, search }: { totals?: PrecheckPage['totals']; search: PrecheckSearch }) {
  const { t } = useWords()
  const here = { ...search, after: undefined, open: undefined }
  return (
    <nav className="totals" aria-label={t('verdict')}>
      <Link to="/precheck" search={{ ...here, verdict: undefined }} activeOptions={EXACT} className={search.verdict ? undefined : 'here'}>
        <StateTag state="plain">{t('all')}</StateTag> <span className="digits">{totals ? counted(totals.records) : '…'}</span> {t('patentUnit')}
      </Link>
      {(['pledgeable', 'blocked', 'unknown'] as const).map((verdict) => (
        <Link key={verdict} to="/precheck" search={{ ...here, verdict }} activeOptions={EXACT} className={search.verdict === verdict ? 'here' : undefined}>
          <StateTag state={verdicts[verdict].state}>{t(verdicts[verdict].word)}</StateTag>{' '}
          <span className="digits">{totals ? counted(totals[verdict]) : '…'}</span> {t('patentUnit')}
        </Link>
      ))}
    </nav>
  )
}

const TERM_MAX = 120

const IN_FORCE = 'status in ("in_force", "annuity_overdue")'

/** Which patents are checked: all, those in force, or those that somebody's link asked for. */
function Scope({ search, go }: { search: PrecheckSearch; go: Go }) {
  const { t } = useWords()
  const holder = search.filter?.match(/^holder\.id = "([\w-]+)"/)?.[1]
  const firm = useQuery({ ...recordQuery('enterprise', holder ?? ''), enabled: Boolean(holder) })
  const narrowed = search.filter?.includes(IN_FORCE) ?? false
  const own = holder ? String(firm.data?.name ?? '…') : search.filter && !narrowed ? search.filter : ''
  const filterOf = (inForce: boolean) => [holder && `holder.id = ${quoted(holder)}`, inForce && IN_FORCE].filter(Boolean).join(' and ') || undefined
  return (
    <>
      <Segmented
        aria-label={t('scope')}
        value={narrowed ? 'in_force' : 'all'}
        options={[{ value: 'all', label: t('allPatents') }, { value: 'in_force', label: t('inForceOnly') }]}
        onChange={(to) => go({ filter: filterOf(to === 'in_force') })}
      />
      {own && (
        <span className="tag plain" style={{ maxWidth: '100%' }}>
          <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{own}</span>
          <Button type="text" size="small" icon={<CloseOutlined />} aria-label={`${t('remove')} ${own}`} onClick={() => go({ filter: narrowed ? IN_FORCE : undefined })} />
        </span>
      )}
    </>
  )
}

export function Conditions({ search, go }: { search: PrecheckSearch; go: Go }) {
  const { t } = useWords()
  const id = useId()
  const { data: types } = useQuery(typesQuery)
  const readable = types?.find((type) => type.key === 'loan_product')?.actions.includes('read') ?? false
  const products = useQuery({ ...listQuery('loan_product', { fields: 'name', limit: 100 }), enabled: readable })
  return (
    <Space wrap style={{ padding: 12 }}>
      <Scope search={search} go={go} />
      {readable && (
        <>
          <label htmlFor={`${id}-product`}>{t('byProduct')}</label>
          <Select
            id={`${id}-product`}
            allowClear
            placeholder={t('anyProduct')}
            value={search.product}
            onChange={(product?: string) => go({ product })}
            options={products.data?.items.map((row) => ({ value: row.id, label: String(row.name ?? row.id) }))}
            style={{ width: 220 }}
          />
        </>
      )}
      <label htmlFor={`${id}-term`}>{t('termMonths')}</label>
      <InputNumber
        id={`${id}-term`}
        min={1}
        max={TERM_MAX}
        precision={0}
        placeholder="12"
        value={search.term}
        changeOnBlur
        onChange={(term) => go({ term: term ?? undefined })}
        suffix={t('monthUnit')}
        style={{ width: 110 }}
      />
    </Space>
  )
}
