// A list on A4: the condition it was made by, a head that repeats, and what its columns mean. It does not depend on the window.
import './print.css'

import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect } from 'react'

import { kindOf } from '@/fields'
import { Answer, Face } from '@/kit/faces'
import { countQuery, typesQuery, useSession } from '@/lib/queries'
import type { Field, RecordType, Row } from '@/lib/shapes'
import { cell } from '@/reports/cell'
import { rowsOf } from '@/reports/pages'
import { useWords } from '@/words'

const ROWS_MAX = 1000
const COLUMNS = 8
const LONG = new Set(['long_text', 'texts', 'file', 'feel'])

function fieldsOf(type: RecordType, asked?: string): Field[] {
  const keys = asked?.split(',').filter(Boolean)
  if (keys?.length) return keys.map((key) => type.fields.find((field) => field.key === key)).filter((field) => field !== undefined)
  const others = type.fields.filter((field) => field.key !== type.title && !LONG.has(field.kind))
  return [...type.fields.filter((field) => field.key === type.title), ...others].slice(0, COLUMNS)
}

function Rows({ fields, rows }: { fields: Field[]; rows: Row[] }) {
  const { t, label, language } = useWords()
  const gaps = { unknown: t('unknown'), hidden: t('hiddenValue') }
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('ordinal')}</th>
            {fields.map((field) => (
              <th key={field.key} scope="col">{label(field.label)}{field.unit && ` (${label(field.unit)})`}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id}>
              <td className="figure">{index + 1}</td>
              {fields.map((field) => (
                <td key={field.key} className={kindOf(field).numeric ? 'figure' : undefined}>{cell(field, row, language, gaps)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Sheet({ type }: { type: RecordType }) {
  const { t, label } = useWords()
  const session = useSession()
  const { filter = '', sort, fields: asked } = useSearch({ from: '/frameless/print/records/$type' })
  const fields = fieldsOf(type, asked)
  const list = useQuery({ queryKey: ['records', type.key, 'print', filter, sort], queryFn: () => rowsOf(type.key, { filter, sort }, ROWS_MAX) })
  const count = useQuery(countQuery(type.key, filter))
  const helped = fields.filter((field) => field.help)
  useEffect(() => {
    document.title = label(type.label)
  }, [type, label])
  return (
    <Answer of={list}>
      {({ rows, more }) => (
        <>
          <header className="print-bar no-print">
            <Button type="primary" onClick={() => window.print()}>{t('print')}</Button>
            <Link to="/records/$type" params={{ type: type.key }} search={{ filter: filter || undefined, sort }}>{t('back')}</Link>
            {more && <span role="status">{t('printedFirst', { shown: rows.length })}</span>}
          </header>
          <main className="sheet">
            <h1>{label(type.label)}</h1>
            <p className="under">
              {t('printCondition')}：{filter || t('all')}
              <br />
              {count.data !== undefined && t('rowsCount', { count: count.data })} · {t('printedBy', { at: new Date().toLocaleString('sv').slice(0, 16), name: session.name })}
              {more && ` · ${t('printedFirst', { shown: rows.length })}`}
            </p>
            <Rows fields={fields} rows={rows} />
            {helped.length > 0 && (
              <>
                <h2>{t('definition')}</h2>
                <dl>
                  {helped.map((field) => [<dt key={field.key}>{label(field.label)}</dt>, <dd key={`${field.key}-help`}>{label(field.help)}</dd>])}
                </dl>
              </>
            )}
          </main>
        </>
      )}
    </Answer>
  )
}

export function PrintPage() {
  const { type: key } = useParams({ from: '/frameless/print/records/$type' })
  const { t } = useWords()
  const types = useQuery(typesQuery)
  return (
    <Answer of={types}>
      {(all) => {
        const type = all.find((one) => one.key === key)
        return type?.actions.includes('read') ? <Sheet type={type} /> : <Face title={t('notFound')} text={t('notFoundHint')} />
      }}
    </Answer>
  )
}
