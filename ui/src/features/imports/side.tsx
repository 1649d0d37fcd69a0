// Beside the check: what each column is read as, and what will be done with the rows.
import { Button } from 'antd'

import type { RecordType } from '@/lib/shapes'
import { useWords } from '@/words'

import type { Column, Mapping, Order } from './api'
import { IGNORE, targetOf } from './mapping'

interface Props {
  type: RecordType
  types: RecordType[]
  columns: Column[]
  map: Mapping
  order: Order
  onMap: () => void
}

function Columns({ type, columns, map, onMap }: Pick<Props, 'type' | 'columns' | 'map' | 'onMap'>) {
  const { t, label } = useWords()
  const named = columns.filter((column) => column.header)
  const target = (column: Column) => {
    const key = targetOf(column, map)
    return key === IGNORE ? <span className="note">{t('ignoreColumn')}</span> : label(type.fields.find((field) => field.key === key)?.label) || key
  }
  return (
    <section className="card">
      <div className="card-line">
        <h2>{t('columnMapping')} <span className="note">{t('columnsRead', { read: named.filter((column) => targetOf(column, map) !== IGNORE).length, all: named.length })}</span></h2>
        <Button type="link" size="small" onClick={onMap}>{t('changeMapping')}</Button>
      </div>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('columnHeader')}</th>
            <th scope="col">{t('field')}</th>
          </tr>
        </thead>
        <tbody>
          {named.map((column) => (
            <tr key={column.header}>
              <th scope="row">{column.header}</th>
              <td>
                {target(column)}{' '}
                {map[column.header] && <span className="tag plain">{t('byHand')}</span>}
                {column.times && <span className="tag plain">{t('timesUnit', { times: column.times.replace('1e', '10^') })}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Options({ type, types, order }: Pick<Props, 'type' | 'types' | 'order'>) {
  const { t, label } = useWords()
  const fields = order.key.map((key) => label(type.fields.find((field) => field.key === key)?.label)).join('、')
  const missing = order.createMissing.map((key) => label(types.find((one) => one.key === key)?.label)).join('、')
  const rows: [string, string][] = [
    [t('recordType'), label(type.label)],
    [t('importMode'), t(`mode_${order.mode}`)],
    ...(order.mode === 'insert' ? [] : [[t('keyFields'), fields || t('notApplicable')] as [string, string]]),
    [t('createMissing'), missing || t('notApplicable')],
    [t('wrongRows'), t('wrongRowsSkipped')],
    [t('undoImport'), t('undoWhole')],
  ]
  return (
    <section className="card">
      <h2>{t('importOptions')}</h2>
      <dl className="import-options">
        {rows.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
      </dl>
    </section>
  )
}

export const Side = (props: Props) => (
  <div className="import-side">
    <Columns {...props} />
    <Options {...props} />
  </div>
)
