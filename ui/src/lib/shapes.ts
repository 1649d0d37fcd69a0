// What the server answers where its description only says "object": declared types, pages of records, moves of a chain.
export interface Label {
  zh: string
  en: string
}

export interface Option {
  key: string
  label: Label
}

/** A declared field, with the rights of the person who asks already applied. */
export interface Field {
  key: string
  kind: string
  label: Label
  help?: Label
  unit?: Label
  required: boolean
  computed: boolean
  writable: boolean
  target?: string
  scale?: number
  options?: Option[]
}

export type Action = 'read' | 'create' | 'edit' | 'delete' | 'restore' | 'import' | 'export' | 'journal'

export interface RecordType {
  key: string
  pack: string
  label: Label
  title: string
  chain: string | null
  actions: Action[]
  fields: Field[]
  /** What a list shows before anybody chose; empty where the type does not say. */
  shown?: string[]
  /** Types whose records refer to this one. */
  lists: { key: string; type: string; field: string; label: Label }[]
}

export interface Bounded {
  value: string
  bound: '=' | 'at_least' | 'about' | string
}

export type Value = string | number | boolean | string[] | Bounded | Receipt | null | undefined

/** What an upload is answered with and a file field holds. */
export interface Receipt {
  name: string
  digest: string
  media_type: string
  size: number
}

export interface Row {
  id: string
  type: string
  park: string | null
  version: number
  created_at: string
  created_by: string | null
  updated_at: string
  updated_by: string | null
  deleted_at?: string
  stage?: string
  stage_since?: string | null
  stage_due?: string | null
  doubts?: Record<string, { code: string; reason?: string }> | { field: string; code: string; reason?: string }[]
  /** Fields that this row keeps from its reader: not empty, but not shown. */
  hidden?: string[]
  titles?: Record<string, string>
  [field: string]: unknown
}

export interface Page<T> {
  items: T[]
  next: string | null
}

export interface Stage {
  key: string
  label: Label
  target_workdays: number | null
}

export interface Chain {
  key: string
  label: Label
  type: string
  start: string
  stages: Stage[]
}

export interface Move {
  move: string
  label: Label
  to: string
  allowed: boolean
  reason_required: boolean
  return: boolean
  reasons: { text?: Label; message?: string; hint?: string; [key: string]: unknown }[]
  inputs: { field: string; required: boolean; filled: boolean }[]
}

export interface Moves {
  stage: string
  version: number
  moves: Move[]
}

export interface StageEvent {
  from: string
  to: string
  move: string
  at: string
  actor_name: string
  due: string | null
  reason: string
  version: number
}

export interface JournalEntry {
  seq: number
  at: string
  actor: string
  actor_name: string
  role: string
  cause: string
  cause_ref: string
  version: number
  action: string
  changes: Record<string, [unknown, unknown]>
}

export interface Indicator {
  key: string
  label: Label
  value: number | string | null
  unit?: Label
  bound: string
  as_of: string
  definition: { version: number; text: Label }
  /** A figure made of others names them instead of records. */
  records: { type: string; filter: string } | { indicators: string[] }
  /** What the park has printed of itself, where it has. */
  printed: number | string | null
}

export type Verdict = 'pledgeable' | 'blocked' | 'unknown'

export interface Precheck {
  id: string
  title: string
  number: string | null
  holder: string | null
  verdict: Verdict
  reasons: {
    key: string
    finding: 'unmet' | 'unknown' | 'manual'
    label: Label
    needs?: { path: string; label: Label }[]
    mend?: { role: string; by: string | null; how: Label }
  }[]
}
