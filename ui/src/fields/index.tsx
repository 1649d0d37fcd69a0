// Every kind of field by its name. A kind that this table does not know shows its text and says so.
import { Suspense } from 'react'

import { Loading } from '@/kit/faces'
import type { Language } from '@/lib/preferences'
import type { Field, Row } from '@/lib/shapes'
import { useWords } from '@/words'

import type { EditProps, Kind } from './kind'
import { choice, choices, truth } from './kinds/choices'
import { day, instant } from './kinds/dates'
import { amount, bounded, number, rate } from './kinds/figures'
import { file } from './kinds/file'
import { reference } from './kinds/reference'
import { code, longText, text, texts, uscc } from './kinds/text'

const kinds: Record<string, Kind> = {
  text, long_text: longText, texts, uscc, patent_number: code, publication_number: code, feel: code,
  integer: number, decimal: number, rate, money: amount, bounded,
  choice, choices, boolean: truth, date: day, instant, reference, file,
}

const strange: Kind = {
  Show: ({ value }) => {
    const { t } = useWords()
    return (
      <>
        {JSON.stringify(value)} <span className="tag warn">{t('unknownKind')}</span>
      </>
    )
  },
  Edit: text.Edit,
  toText: (value) => JSON.stringify(value),
}

export const kindOf = (field: Field): Kind => kinds[field.kind] ?? strange

export const isEmpty = (value: unknown) => value == null || value === '' || (Array.isArray(value) && value.length === 0)

/** A value of a record; what is unknown says so, and what is hidden is not taken for unknown. */
export function Show({ field, row }: { field: Field; row: Row }) {
  const { t } = useWords()
  const value = row[field.key]
  if (row.hidden?.includes(field.key)) return <span className="note">{t('hiddenValue')}</span>
  if (isEmpty(value)) return <span className="note">{t('unknown')}</span>
  const { Show: Shown } = kindOf(field)
  return <Shown field={field} value={value} row={row} />
}

export function Edit(props: EditProps) {
  const { Edit: Edited } = kindOf(props.field)
  return (
    <Suspense fallback={<Loading rows={1} />}>
      <Edited {...props} />
    </Suspense>
  )
}

export const toText = (field: Field, value: unknown, language: Language) =>
  isEmpty(value) ? '' : kindOf(field).toText(value, field, language)
