// What a kind of field must be able to do. A new kind is one file in kinds/ and one line in index.ts.
import type { ComponentType } from 'react'

import type { Language } from '@/lib/preferences'
import type { Field, Row } from '@/lib/shapes'

export interface ShowProps {
  field: Field
  value: unknown
  row: Row
}

export interface EditProps {
  field: Field
  value: unknown
  onChange: (value: unknown) => void
  /** A reference offers only records that meet this FEEL condition. */
  narrow?: string
  /** Handed on to the control, so that the label belongs to it. */
  id?: string
  autoFocus?: boolean
  status?: 'error'
  /** Where no label stands beside it. */
  'aria-label'?: string
  'aria-describedby'?: string
  'aria-invalid'?: boolean
  'aria-required'?: boolean
}

export interface Kind {
  Show: ComponentType<ShowProps>
  Edit: ComponentType<EditProps>
  /** For copying, printing and the journal. */
  toText: (value: unknown, field: Field, language: Language) => string
  /** Figures stand at the right of a column. */
  numeric?: boolean
  /** A FEEL condition for a value that a person typed into a filter. */
  toFilter?: (key: string, text: string) => string
}
