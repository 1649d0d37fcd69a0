// What the server answers, by the names that its description has, and what the interface makes of it.
import type { Bounded, Receipt } from './api-types'

export type * from './api-types'

/** One of several answers to a long question; `next` asks for the one behind it. */
export interface Page<T> {
  items: T[]
  next: string | null
}

/** What a field of a record may hold. */
export type Value = string | number | boolean | string[] | Bounded | Receipt | null | undefined
