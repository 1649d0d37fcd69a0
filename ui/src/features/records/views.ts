// Where kept views lie: in this browser, by person and type.
import type { Sought } from './search'

export interface View {
  name: string
  search: Sought
  columns: string[]
}

const keyOf = (login: string, type: string) => `sanlian.views.${login}.${type}`
const isView = (one: unknown): one is View => {
  const view = one as Partial<View> | null
  return typeof view?.name === 'string' && typeof view.search === 'object' && Array.isArray(view.columns)
}

export function keptViews(login: string, type: string): View[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(login, type)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isView) : []
  } catch {
    return []
  }
}

export const keepViews = (login: string, type: string, views: View[]) => localStorage.setItem(keyOf(login, type), JSON.stringify(views))

const partsOf = ({ find, filter, chips, sort }: Sought) => JSON.stringify([find ?? '', filter ?? '', chips ?? [], sort ?? ''])
/** Whether two searches look for the same, in the same order. */
export const sameSearch = (one: Sought, other: Sought) => partsOf(one) === partsOf(other)
