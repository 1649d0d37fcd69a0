// What the address of a list says, and the condition that it comes to.
import { chipsFilter, type Chip } from '@/fields/filter-bar'
import { both, quoted } from '@/lib/feel'
import { fieldOf } from '@/lib/queries'
import type { RecordType } from '@/lib/shapes'

export interface Sought {
  find?: string
  filter?: string
  chips?: Chip[]
  sort?: string
}

/** The condition that the search box, the chips and the expression make together. */
export function filterOf(type: RecordType, search: Sought) {
  const searchable = fieldOf(type, type.title)?.kind === 'text'
  const found = search.find && searchable ? `contains(${type.title}, ${quoted(search.find)})` : ''
  return both(chipsFilter(type, search), found)
}
