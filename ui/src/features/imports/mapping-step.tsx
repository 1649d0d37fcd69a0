import { Button, Select } from 'antd'

import { StateTag } from '@/kit/state-tag'
import type { RecordType } from '@/lib/shapes'
import { useWords, type Word } from '@/words'

import type { Column, Mapping } from './api'
import { doubled, IGNORE, targetOf } from './mapping'

const whys: Record<Column['why'], Word> = {
  matched: 'byName', declared: 'byHand', ignored: 'byHand', taken: 'takenColumn', computed: 'computedField', unknown_unit: 'unknownUnit', unknown: 'unknownColumn',
}

interface Props {
  type: RecordType
  columns: Column[]
  map: Mapping
  onMap: (map: Mapping) => void
  onBack: () => void
  onNext: () => void
  busy: boolean
}

/** Every column of the file with its first value and the field it becomes. */
export function MappingStep({ type, columns, map, onMap, onBack, onNext, busy }: Props) {
  const { t, label } = useWords()
  const fields = type.fields.filter((field) => !field.computed)
  const options = [{ value: IGNORE, label: t('ignoreColumn') }, ...fields.map((field) => ({ value: field.key, label: label(field.label) + (field.required ? ` *` : '') }))]
  const named = columns.filter((column) => column.header)
  const twice = doubled(named, map)
  const read = named.filter((column) => targetOf(column, map) !== IGNORE)
  const lacking = fields.filter((field) => field.required && !read.some((column) => targetOf(column, map) === field.key))
  return (
    <section className="card">
      <h2>{t('columnMapping')} <span className="note">{t('columnsRead', { read: read.length, all: named.length })}</span></h2>
      {lacking.length > 0 && <p><StateTag state="warn">{t('requiredNotMapped')}</StateTag> {lacking.map((field) => label(field.label)).join('、')}</p>}
      <div style={{ overflowX: 'auto' }}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('columnHeader')}</th>
              <th scope="col">{t('firstValue')}</th>
              <th scope="col">{t('field')}</th>
              <th scope="col">{t('why')}</th>
            </tr>
          </thead>
          <tbody>
            {named.map((column) => (
              <tr key={column.header}>
                <th scope="row">{column.header}</th>
                <td>{column.sample || t('none')}</td>
                <td>
                  <Select
                    aria-label={t('fieldOf', { header: column.header })}
                    showSearch={{ optionFilterProp: 'label' }}
                    status={twice && twice === targetOf(column, map) ? 'error' : undefined}
                    value={targetOf(column, map)}
                    onChange={(to) => onMap({ ...map, [column.header]: to })}
                    options={options}
                    style={{ width: 220 }}
                  />
                </td>
                <td>
                  {map[column.header] ? t('byHand') : t(whys[column.why])} {column.times && <span className="tag plain">{t('timesUnit', { times: column.times.replace('1e', '10^') })}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="form-foot">
        {twice && <span className="note" role="alert">{t('mappedTwice', { label: label(fields.find((field) => field.key === twice)?.label) })}</span>}
        <Button onClick={onBack}>{t('back')}</Button>
        <Button type="primary" disabled={Boolean(twice)} loading={busy} onClick={onNext}>{t('checkFile')}</Button>
      </div>
    </section>
  )
}
