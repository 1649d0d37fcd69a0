import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { InputNumber, Select, Space } from 'antd'
import { useId } from 'react'

import { StateTag } from '@/kit/state-tag'
import { listQuery, typesQuery } from '@/lib/queries'
import type { PrecheckPage } from '@/lib/shapes'
import { useWords } from '@/words'

import type { PrecheckSearch } from './api'
import { verdicts } from './words'

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
        <StateTag state="plain">{t('all')}</StateTag> <span className="digits">{totals?.records.toLocaleString('en') ?? '…'}</span> {t('patentUnit')}
      </Link>
      {(['pledgeable', 'blocked', 'unknown'] as const).map((verdict) => (
        <Link key={verdict} to="/precheck" search={{ ...here, verdict }} activeOptions={EXACT} className={search.verdict === verdict ? 'here' : undefined}>
          <StateTag state={verdicts[verdict].state}>{t(verdicts[verdict].word)}</StateTag>{' '}
          <span className="digits">{totals?.[verdict].toLocaleString('en') ?? '…'}</span> {t('patentUnit')}
        </Link>
      ))}
    </nav>
  )
}

const TERM_MAX = 120

export function Conditions({ search, go }: { search: PrecheckSearch; go: Go }) {
  const { t } = useWords()
  const id = useId()
  const { data: types } = useQuery(typesQuery)
  const readable = types?.find((type) => type.key === 'loan_product')?.actions.includes('read') ?? false
  const products = useQuery({ ...listQuery('loan_product', { fields: 'name', limit: 100 }), enabled: readable })
  return (
    <Space wrap style={{ padding: 12 }}>
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
