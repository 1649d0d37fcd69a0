/** What the address of the search says. */
export interface CorpusSearch {
  /** The expression. */
  q?: string
  /** One of CORPUS_SORTS; anything else sorts by how well it fits. */
  sort?: string
  after?: string
}

export const CORPUS_SORTS = ['-applied', 'applied', '-published', '-cited_by', '-family_size'] as const
export type CorpusSort = (typeof CORPUS_SORTS)[number]
export const corpusSortOf = (value: string | undefined) => CORPUS_SORTS.find((sort) => sort === value)

/** What the address of the map says. */
export interface MapSearch {
  q?: string
  /** Query of the own patents for the white spaces; empty: the park's. */
  own?: string
}
