// What the server answers about the patent corpus, as its description says.
export type * from '@/lib/api-types'
