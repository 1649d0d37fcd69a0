import { Select } from 'antd'
import { useState } from 'react'

import type { RecordType } from '@/lib/shapes'
import { useWords } from '@/words'

/** One type with its fields as they are declared. */
export function TypesPart({ types }: { types: RecordType[] }) {
  const { t, label } = useWords()
  const [key, setKey] = useState(types[0]?.key)
  const type = types.find((one) => one.key === key)
  const nameOf = (target?: string) => label(types.find((one) => one.key === target)?.label) || target
  return (
    <section className="card">
      <Select aria-label={t('recordType')} showSearch={{ optionFilterProp: 'label' }} value={key} onChange={setKey} options={types.map((one) => ({ value: one.key, label: `${label(one.label)} · ${one.key}` }))} style={{ width: 320, maxWidth: '100%', marginBottom: 12 }} />
      {type && (
        <>
          <p className="note">{t('typeSummary', { pack: type.pack, count: type.fields.length, actions: type.actions.map((action) => t(`may_${action}`)).join('、') || t('none') })}</p>
          <div style={{ overflowX: 'auto' }}>
            <table className="plain-table roomy">
              <thead>
                <tr>
                  <th scope="col">{t('field')}</th>
                  <th scope="col">{t('fieldKey')}</th>
                  <th scope="col">{t('fieldKind')}</th>
                  <th scope="col">{t('required')}</th>
                  <th scope="col">{t('fieldWritable')}</th>
                  <th scope="col">{t('fieldHelp')}</th>
                </tr>
              </thead>
              <tbody>
                {type.fields.map((field) => (
                  <tr key={field.key}>
                    <th scope="row">{label(field.label)}{field.unit && ` (${label(field.unit)})`}</th>
                    <td><code>{field.key}</code></td>
                    <td>
                      <code>{field.kind}</code>
                      {field.target && ` → ${nameOf(field.target)}`}
                      {field.options && <div className="note">{field.options.map((option) => label(option.label)).join('、')}</div>}
                    </td>
                    <td>{t(field.required ? 'yes' : 'no')}</td>
                    <td>{field.computed ? t('computedField') : t(field.writable ? 'yes' : 'no')}</td>
                    <td>{label(field.help)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  )
}
