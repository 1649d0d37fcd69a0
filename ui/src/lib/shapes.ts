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
  /** Where the chain ends, and how. */
  terminal?: 'success' | 'failure' | 'cancelled' | null
}

export interface Chain {
  key: string
  label: Label
  type: string
  start: string
  stages: Stage[]
}

/** Why a move cannot be made now. */
export interface MoveReason {
  kind: 'field_missing' | 'guard_unmet' | 'guard_unknown' | 'check_not_passed' | 'document_missing'
  text: Label
  /** Of a missing document its kind, of a missing field its key. */
  key?: string
  needs?: { path: string; label: Label }[]
  grounds?: Label[]
}

export interface Move {
  move: string
  label: Label
  to: string
  allowed: boolean
  reason_required: boolean
  return: boolean
  reasons: MoveReason[]
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

export interface Notice {
  id: number
  at: string
  type: string
  record: string
  chain: string
  move: string
  text: Label
  read_at: string | null
}
