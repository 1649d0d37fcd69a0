// A few records of a type on a desk, with the way to all of them and, where allowed, to a new one.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'

import { prefillOf } from '@/cases/prefill'
import { isEmpty, Show } from '@/fields'
import { Answer } from '@/kit/faces'
import { countQuery, listQuery, useSession } from '@/lib/queries'
import type { RecordType, Row } from '@/lib/shapes'
import { useWords } from '@/words'

interface Props {
  type: RecordType
  title: string
  /** The keys of the fields shown; the first one opens the record. */
  columns: string[]
  filter?: string
  sort?: string
  limit?: number
  half?: boolean
  action?: (row: Row) => ReactNode
}

export function NewButton({ type, primary, more }: { type: RecordType; primary?: boolean; more?: Record<string, unknown> }) {
  const { t, label } = useWords()
  const session = useSession()
  if (!type.actions.includes('create')) return null
  return (
    <Link to="/records/$type/new" params={{ type: type.key }} search={{ with: { ...prefillOf(type, session), ...more } }}>
      <Button type={primary ? 'primary' : 'default'} tabIndex={-1}>
        {t('create', { type: label(type.label) })}
      </Button>
    </Link>
  )
}

export function RecordTable({ type, title, columns, filter = '', sort, limit = 8, half, action }: Props) {
  const { t, label } = useWords()
  const page = useQuery(listQuery(type.key, { filter, sort, limit }))
  const count = useQuery(countQuery(type.key, filter))
  const fields = columns.map((key) => type.fields.find((field) => field.key === key)).filter((field) => field !== undefined)
  const first = fields[0]
  return (
    <section className={`card ${half ? 'desk-half' : 'desk-wide'}`}>
      <div className="card-head">
        <h2>
          {title}{' '}
          <Link to="/records/$type" params={{ type: type.key }} search={{ filter: filter || undefined }} className="digits">
            {count.data !== undefined && t('rowsCount', { count: count.data })}
          </Link>
        </h2>
        <NewButton type={type} />
      </div>
      <Answer of={page} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="note">{t('emptyFirst', { type: title })}</p>
          ) : (
            <div className="wide-table">
              <table className="plain-table" aria-label={title}>
                <thead>
                  <tr>
                    {fields.map((field) => <th key={field.key} scope="col">{label(field.label)}</th>)}
                    {action && <th scope="col">{t('action')}</th>}
                  </tr>
                </thead>
                <tbody>
                  {items.map((row) => (
                    <tr key={row.id}>
                      {fields.map((field) => (
                        <td key={field.key}>
                          {field === first && field.kind !== 'reference' ? (
                            <Link to="/records/$type/$id" params={{ type: type.key, id: row.id }}>
                              {isEmpty(row[field.key]) ? t('open') : String(row[field.key])}
                            </Link>
                          ) : (
                            <Show field={field} row={row} />
                          )}
                        </td>
                      ))}
                      {action && <td>{action(row)}</td>}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answer>
    </section>
  )
}
