// Which cases a board shows: by conditions, by the bank that lends, by what waits for the person at the screen.
import { chipsFilter, type Chip } from '@/fields/filter-bar'
import { both, quoted } from '@/lib/feel'
import type { RecordType } from '@/lib/shapes'

export interface BoardSearch {
  filter?: string
  chips?: Chip[]
  bank?: string
  mine?: true
}

export const BANK = 'bank'

/** The ways from a case to a record of the target: by a field of its own, or by one of what it refers to. */
export function pathsTo(target: string, type: RecordType, types: RecordType[]): string[] {
  return type.fields
    .filter((field) => field.kind === 'reference')
    .flatMap((field) => {
      if (field.target === target) return [field.key]
      const further = types.find((one) => one.key === field.target)?.fields.filter((one) => one.target === target) ?? []
      return further.map((one) => `${field.key}.${one.key}`)
    })
}

export function boardFilter(type: RecordType, types: RecordType[], search: BoardSearch, mine: string[]): string {
  const paths = pathsTo(BANK, type, types)
  const bank = search.bank && paths.length > 0 ? paths.map((path) => `${path}.id = ${quoted(search.bank!)}`).join(' or ') : ''
  // nobody has an empty id: a board of nothing
  const waits = search.mine ? `id in (${(mine.length > 0 ? mine : ['']).map(quoted).join(', ')})` : ''
  return both(chipsFilter(type, search), bank, waits)
}
