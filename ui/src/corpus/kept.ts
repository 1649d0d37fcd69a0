// Searches that a person keeps: in this browser, by person, as lists keep their views.
export interface KeptSearch {
  name: string
  q: string
}

const keyOf = (login: string) => `sanlian.corpus.searches.${login}`
const isKept = (one: unknown): one is KeptSearch => typeof (one as Partial<KeptSearch> | null)?.name === 'string' && typeof (one as Partial<KeptSearch>).q === 'string'

export function keptSearches(login: string): KeptSearch[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(login)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isKept) : []
  } catch {
    return []
  }
}

export const keepSearches = (login: string, searches: KeptSearch[]) => localStorage.setItem(keyOf(login), JSON.stringify(searches))
