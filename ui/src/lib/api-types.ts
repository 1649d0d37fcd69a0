// Made from the description of the API by scripts/api-types.mjs; `./dev golden` makes it anew.

export interface Label {
  zh: string
  en: string
}

/** What must be known first, by its path from the record. */
export interface Need {
  path: string
  label: Label
}

export interface ProblemPart {
  code: string
  message: string
  /** `field name`, or a path that ends so */
  where?: string
  hint?: string
}

/** Every refusal, after RFC 9457; message and hint are in the language of Accept-Language. */
export interface Problem {
  type: string
  title: string
  status: number
  code: string
  message: string
  where?: string
  hint?: string
  /** all of them where there are several */
  errors?: ProblemPart[]
}

/** A figure whose source only bounds it: 60 and more, close to 20,000. */
export interface Bounded {
  value: string
  bound: 'exact' | 'at_least' | 'about' | 'close_to'
}

export interface Login {
  login: string
  password: string
}

export interface Session {
  id: string
  login: string
  name: string
  roles: string[]
  /** of work; the first is where the person lands */
  pages: string[]
  role_label?: Label
  park_label?: Label
  park: string | null
  organisation: string | null
  /** every change must carry it as X-CSRF-Token */
  csrf: string
  expires_at: string
}

export type Action = 'read' | 'create' | 'edit' | 'delete' | 'restore' | 'import' | 'export' | 'journal'

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
  /** the type that a reference names */
  target?: string
  /** digits behind the point */
  scale?: number
  options?: Option[]
}

/** Records of another type that refer to one of this, under a name of their own. */
export interface RecordList {
  key: string
  type: string
  field: string
  label: Label
}

export interface RecordType {
  key: string
  pack: string
  label: Label
  /** the field that names a record */
  title: string
  chain: string | null
  /** the group of the menu it stands in */
  menu: 'records' | 'finance' | 'policy' | 'data' | null
  actions: Action[]
  fields: Field[]
  /** what a list shows before anybody chose; empty where the type does not say */
  shown: string[]
  /** fields that together no two records share */
  unique: string[][]
  lists: RecordList[]
}

/** Why a value was kept although its code is doubtful. */
export interface Doubt {
  field: string
  code: string
  reason?: string
  by: string
  at: string
}

/** A record of any type; its fields are those of the schema that has the name of the type. */
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
  doubts?: Doubt[]
  stage?: string
  stage_since?: string
  stage_due?: string | null
  /** fields that are null because the reader may not see them in this record */
  hidden?: string[]
  /** by field, the names of the records that it refers to; with titles=1 */
  titles?: { [key: string]: string }
  [key: string]: unknown
}

export interface RowPage {
  items: Row[]
  /** asks for the page behind this one as `after` */
  next: string | null
}

/** The fields of a record of the type; what is left out stays as it is. What was read may be sent back whole, unless some of it is hidden. */
export interface RowInput {
  /** that was read; needed for a change, here or as If-Match */
  version?: number
  /** by field, why a doubtful value is to be kept */
  overrides?: { [key: string]: string }
  [key: string]: unknown
}

export interface Written {
  id: string
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
  request_id: string
  version: number
  action: string
  /** by field, the value before and after */
  changes: { [key: string]: unknown[] }
}

export interface JournalPage {
  items: JournalEntry[]
  /** asks for older ones as `before` */
  next: number | null
}

export interface ImportCounts {
  rows: number
  inserted: number
  updated: number
  unchanged: number
  refused: number
  warned: number
  created: number
}

/** Where a column of the sheet goes. */
export interface ImportColumn {
  header: string
  field: string | null
  label?: string
  label_en?: string
  /** the unit of the header moves the point: 1e4 */
  times?: string
  why: 'matched' | 'declared' | 'ignored' | 'taken' | 'computed' | 'unknown_unit' | 'unknown'
  sample: string
}

export interface RowProblem {
  row: number
  /** the header; empty when the row as a whole is wrong */
  column: string
  code: string
  message: string
  message_en: string
}

/** What taking an import back did; what others have changed since is left. */
export interface ImportUndo {
  removed: number
  restored: number
  left: number
  left_records: { type: string; id: string; code: string; message: string; message_en: string }[]
}

/** A list of imports leaves out mapping, problems and warnings. */
export interface Import {
  id: string
  type: string
  park: string | null
  file: string
  digest: string
  mode: 'insert' | 'update' | 'upsert'
  state: 'done' | 'dry_run' | 'undone' | 'partly_undone'
  dry_run: boolean
  counts: ImportCounts
  mapping?: ImportColumn[]
  problems?: RowProblem[]
  warnings?: RowProblem[]
  has_error_file: boolean
  by: string
  at: string
  undone_at?: string
  undo?: ImportUndo
}

export interface ImportPage {
  items: Import[]
  next: string | null
}

/** Of a running import: bytes read of the file, then rows written. */
export interface ImportProgress {
  phase: 'none' | 'reading' | 'writing'
  done: number
  total: number
}

/** Park and organisation are empty for who belongs to none. */
export interface User {
  id: string
  login: string
  name: string
  roles: string[]
  park: string
  organisation: string
  disabled: boolean
}

export interface NewUser {
  login: string
  name: string
  roles: string[]
  park?: string
  organisation?: string
  password: string
}

/** What an upload is answered with, and what a field of kind file holds. */
export interface Receipt {
  name: string
  digest: string
  size: number
  media_type: string
}

export interface Stage {
  key: string
  label: Label
  target_workdays: number | null
  /** where the chain ends, and how */
  terminal: 'success' | 'failure' | 'cancelled' | null
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
  /** of a missing field its key, of a missing document its kind */
  key?: string
  needs?: Need[]
  grounds?: Label[]
}

/** A field that the move asks for. */
export interface MoveAsk {
  field: string
  required: boolean
  filled: boolean
}

export interface Move {
  move: string
  label: Label
  to: string
  allowed: boolean
  reason_required: boolean
  return: boolean
  reasons: MoveReason[]
  inputs: MoveAsk[]
}

export interface Moves {
  stage: string
  version: number
  moves: Move[]
}

export interface MoveInput {
  version: number
  reason?: string
  fields?: { [key: string]: unknown }
}

export interface MoveDone {
  id: string
  version: number
  stage: string
  due: string | null
  created: { type: string; id: string }[]
  updated: Written[]
  /** how many it sent */
  notices: number
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

export interface Notices {
  unread: number
  items: Notice[]
}

export interface Indicator {
  key: string
  label: Label
  /** null while it is unknown */
  value: number | null
  unit: Label
  bound: '=' | '>=' | '~'
  as_of: string
  definition: { version: number; text: Label }
  /** what it counts, or the figures it is made of */
  records: { type: string; filter: string } | { indicators: string[] }
  /** what the park has printed of itself */
  printed: number | null
}

export type Verdict = 'pledgeable' | 'blocked' | 'unknown'

export interface Mend {
  role: string
  by: string
  how: Label
}

/** What stands against a pledge, what is not known, and what a person must look at. */
export interface PrecheckReason {
  key: string
  finding: 'unmet' | 'unknown' | 'manual'
  label: Label
  needs?: Need[]
  /** the parties may insist in spite of it */
  insist?: boolean
  mend?: Mend
}

export interface Precheck {
  id: string
  title: string
  number?: string
  holder: string
  verdict: Verdict
  reasons: PrecheckReason[]
}

/** A field that a ground reads: its text is null where it is empty, or hidden from whoever asks. */
export interface UsedValue {
  path: string
  label: Label
  text: Label | null
  hidden: boolean
}

export interface PrecheckGround {
  key: string
  finding: 'met' | 'unmet' | 'unknown' | 'manual' | 'not_applicable'
  label: Label
  /** product: a rule of the loan product that was asked for */
  group?: string
  needs?: Need[]
  insist?: boolean
  mend?: Mend
  used: UsedValue[]
}

/** One patent with every ground, met or not, and the inputs that were used. */
export interface PrecheckSheet {
  id: string
  title: string
  number?: string
  holder: string
  verdict: Verdict
  reasons: PrecheckReason[]
  inputs: { key: string; label: Label; value: string }[]
  grounds: PrecheckGround[]
}

export interface PrecheckPage {
  totals: { records: number; pledgeable: number; blocked: number; unknown: number }
  items: Precheck[]
  next: string | null
}

export interface Source {
  document: string
  clause: string
  from?: string
}

export interface SubsidyRule {
  key: string
  label: Label
  authority: Label
  confidence: string
  source: Source
}

export interface SubsidyCondition {
  key: string
  outcome: 'met' | 'unmet' | 'unknown'
  label: Label
  reason: Label
  needs: Need[]
  source: Source
}

/** Days with the same principal. */
export interface Span {
  from: string
  until: string
  days: number
  principal: number
}

export interface SubsidyRow {
  item: string
  counted: boolean
  label: Label
  formula: Label
  spans: Span[]
  base_rate?: number
  share?: number
  cost?: number
  inputs: { name: Label; value: string; source: string }[]
  result: number | null
  needs: Need[]
  source: Source
}

export interface SubsidyTotal {
  item: string
  label: Label
  sum: number | null
  cap: number | null
  granted_before: number | null
  amount: number | null
  capped: boolean
  unverified: string[]
  needs: Need[]
}

/** What a rule makes of a loan. Amounts are in yuan, null while something is missing; rates in per cent. */
export interface Subsidy {
  loan: string
  rule: SubsidyRule
  as_of: string
  settled_on: string | null
  conditions: SubsidyCondition[]
  rows: SubsidyRow[]
  totals: SubsidyTotal[]
  amount: number | null
  needs: Need[]
}

/** What a claim keeps, and beside it the same calculation from the records of today. */
export interface SubsidySheet {
  claim: string
  stage: string
  total_subsidy: number | null
  /** empty while the claim keeps nothing */
  calculated_on: string
  lines: Row[]
  agrees: boolean
  reckoned: Subsidy
}

export interface LoanTerms {
  principal: number | string
  annual_rate: number | string
  drawn_down_on: string
  matures_on: string
  repayment_method: string
  interest_period?: string
  settlement_day?: number
  day_count?: string
  principal_dues?: { date: string; amount: number | string }[]
}

export interface PlannedInstalment {
  sequence: number
  period_from: string
  due_on: string
  interest_days: number
  principal: number
  interest: number
  payment: number
  balance_after: number
}

export interface LoanPlan {
  instalments: PlannedInstalment[]
  total_interest: number
  total_payment: number
}

export interface LifeStep {
  key: string
  label: Label
  on: string | null
  mark: 'done' | 'now' | 'to_come' | 'unknown' | 'not_reached'
}

/** What the annuity of a year costs when it is paid on a day. Amounts are in yuan, rates in per cent. */
export interface AnnuityQuote {
  year: number
  due_on: string
  paid_on: string
  month_late: number
  full_fee: string
  reduction: string
  fee: string
  surcharge_rate: string
  surcharge: string
  total: string
  provisional: boolean
}

export interface NextAnnuity {
  year: number
  nominal_on: string
  due_on: string
  grace_ends_on: string
  lapse_counted_on: string
  provisional: boolean
  days_late: number
  today: AnnuityQuote
  outstanding: string | null
  prices: AnnuityQuote[]
}

export interface PatentLapse {
  year: number | null
  lapsed_on: string | null
  restorable_until: string | null
  restoration: { request_fee: string; fee: string; surcharge: string; total: string } | null
}

export type FeeKind = 'not_granted' | 'paid_up' | 'due_soon' | 'in_grace' | 'lapsed' | 'ended' | 'unknown'

export interface FeeSource {
  part: string
  document: string
  clause: string
  from: string
  confidence: 'verified' | 'likely' | 'unverified'
}

export interface FeeReduction {
  known: boolean
  rate: string | null
  holders: 'one' | 'several' | null
  open_licence_left_out: boolean
}

export interface PatentFees {
  kind: FeeKind
  label: Label
  reduction: FeeReduction
  next: NextAnnuity | null
  lapse: PatentLapse | null
  coming: AnnuityQuote[]
  coming_total: string | null
  total_to_expiry: string | null
  sources: FeeSource[]
}

export interface PatentState {
  key: string | null
  phase: 'pending' | 'in_force' | 'ended' | null
  label: Label
  from_register: boolean
  disagrees: boolean
  checked_on: string | null
}

export interface PatentTerm {
  years: number
  expires_on: string
  compensated: boolean
  months_left: number
  days_left: number
}

/** A fact without which something is unknown; not every one is a field of the record. */
export interface PatentNeed {
  path: string
  label: Label
  field: boolean
  hidden: boolean
}

export interface PatentLife {
  today: string
  state: PatentState
  steps: LifeStep[]
  next: LifeStep | null
  term: PatentTerm | null
  fees: PatentFees
  needs: PatentNeed[]
}

/** Data of `change`: one change of a record that the reader may see, never its values; of `ready` and `reset`: seq alone. After `reset` everything is to be read anew. */
export interface Event {
  /** also the id of the event, for Last-Event-ID */
  seq: number
  type?: string
  id?: string
  action?: string
  version?: number
  at?: string
}

/** What waits for a person: allowed moves first, each part by due day. Not complete: some open cases were not looked at. */
export interface Todo {
  totals: { allowed: number; blocked: number }
  complete: boolean
  items: { chain: string; move: Move; record: Row }[]
}

export interface CorpusSize {
  documents: number
  deleted: number
  segments: number
  bytes: number
  terms: number
}

/** A field that a search may name, by any of its codes. */
export interface CorpusField {
  key: string
  kind: 'text' | 'keyword' | 'number'
  codes: string[]
}

/** One publication found; spans are pairs of characters [begin, end) to be marked. */
export interface CorpusRow {
  number: string
  country?: string
  kind?: string
  title?: string
  title_spans?: number[][]
  snippet?: string
  snippet_spans?: number[][]
  applicants: string[]
  inventors: string[]
  ipc: string[]
  applied?: string
  published?: string
  legal_status?: string
  cited_by?: number
  score?: number
}

export interface CorpusPage {
  count: number
  exact: boolean
  /** the query as it was understood */
  expression: string
  items: CorpusRow[]
  next: string | null
}

export interface CorpusAxis {
  key: string
  rows: { value: string; count: number }[]
  /** different ones, those not listed too */
  values: number
  /** publications that have none */
  without: number
}

export interface CorpusMap {
  count: number
  exact: boolean
  expression: string
  axes: CorpusAxis[]
}

/** Applicants by application year; newcomers had none before within what was found. */
export interface CorpusYear {
  year: number
  applications: number
  applicants: number
  newcomers: number
}

export interface CorpusAnalysis {
  count: number
  exact: boolean
  years: CorpusYear[]
  stage: 'unknown' | 'emerging' | 'growing' | 'mature' | 'declining'
  concentration: { applicants: number; share_of_five: number; herfindahl: number }
  /** cited more often than is usual for their year and class */
  partners: { first: string; second: string; together: number }[]
  most_cited: { number: string; title?: string; cited_by: number; expected: number; ratio: number }[]
}

export interface CorpusAxisQuery {
  label: string
  query: string
}

export interface CorpusMatrix {
  rows: string[]
  columns: string[]
  row_totals: number[]
  column_totals: number[]
  counts: number[][]
}

export interface CorpusText {
  lang?: string
  text?: string
}

export interface CorpusParty {
  name?: string
  standard?: string
  country?: string
  region?: string
}

export interface CorpusReference {
  number?: string
  date?: string
  category?: string
}

/** One publication as its sources say; flags name what is doubtful in them. */
export interface CorpusPublication {
  number: string
  country?: string
  kind?: string
  published?: string
  application?: string
  applied?: string
  priorities?: CorpusReference[]
  published_year?: number
  priority_year?: number
  family?: string
  family_members?: string[]
  titles?: CorpusText[]
  abstracts?: CorpusText[]
  claims?: CorpusText[]
  descriptions?: CorpusText[]
  applicants?: CorpusParty[]
  inventors?: CorpusParty[]
  agents?: CorpusParty[]
  ipc?: string[]
  cpc?: string[]
  cites?: CorpusReference[]
  cited_literature?: string[]
  cited_by?: number
  citing?: string[]
  family_size?: number
  legal_status?: string
  keywords?: string[]
  topics?: string[]
  source?: string
  flags?: string[]
}

/** Two sets of publications by the same axes; rows of either side are in both. */
export interface CorpusComparison {
  first: CorpusMap
  second: CorpusMap
  both: number
}

/** Where the world works and the own patents do not; recent: of the last five application years. */
export interface CorpusWhiteSpaces {
  count: number
  exact: boolean
  /** of these, in the corpus */
  own: { patents: number; found: number }
  cells: { row: string; column: string; world: number; recent: number; own: number }[]
}

export interface RuleQuestion {
  name: string
  kind: 'decision' | 'decisionService' | 'businessKnowledgeModel'
  /** the type as FEEL writes it */
  type: string
}

export interface RuleInput {
  name: string
  type: string
}

/** A decision model of a pack; `name` is its file's. */
export interface RuleModel {
  pack: string
  name: string
  title: string
  questions: RuleQuestion[]
  inputs: RuleInput[]
}

export interface RuleReason {
  code: string
  where: string
  message: string
  hint?: string
}

/** One step of how an answer came about; a rule that was tried has its tests up to the first that does not hold. */
export interface RuleStep {
  kind: 'input' | 'decision' | 'knowledge' | 'service' | 'argument' | 'entry' | 'table' | 'condition' | 'rule' | 'test' | 'output'
  name?: string
  number?: number
  text?: string
  value?: unknown
  verdict?: 'holds' | 'fails' | 'unknown'
  /** file:line:column */
  where?: string
  steps?: RuleStep[]
}

/** Inputs by name: dates and durations as ISO text, numbers with all their digits. */
export interface RuleAsk {
  decision: string
  inputs?: { [key: string]: unknown }
  /** with the trace */
  why?: boolean
}

export interface RuleAnswer {
  value: unknown
  /** of every null that was met on the way */
  reasons: RuleReason[]
  why?: RuleStep[]
  /** the trace as text for people */
  told?: Label
}

/** The first file is the model that is asked; it may import the others. */
export interface RuleFile {
  file: string
  xml: string
}

export interface RuleTrial {
  files: RuleFile[]
  decision: string
  inputs?: { [key: string]: unknown }
  why?: boolean
}

export interface RuleTrialAnswer {
  value: unknown
  reasons: RuleReason[]
  why?: RuleStep[]
  told?: Label
  /** found when the model was loaded */
  problems: RuleReason[]
}

/** Something wrong with a table, with values that prove it. */
export interface RuleFinding {
  severity: 'error' | 'warning' | 'note'
  kind: 'problem' | 'gap' | 'overlap' | 'conflict' | 'unreachable' | 'output' | 'untested' | 'opaque' | 'limit'
  code: string
  where: string
  message: string
  hint?: string
  table?: string
  rules?: number[]
  sample?: { input: string; value: unknown; range?: string }[]
  /** the sample holds a computed value that may never come */
  assumes?: boolean
}

export interface RuleCheck {
  tables: number
  rules: number
  errors: number
  warnings: number
  findings: RuleFinding[]
}

/** What each operation takes and answers. */
export interface Operations {
  /** The chains this person may see */
  'GET /chains': {
    answer: { chains: Chain[] }
  }
  /** What the corpus holds, and the fields of a search */
  'GET /corpus': {
    answer: { size: CorpusSize; fields: CorpusField[] }
  }
  /** Trend, stage, concentration, partners, citations of what is found */
  'GET /corpus/analysis': {
    query?: { q?: string }
    answer: CorpusAnalysis
  }
  /** Two portfolios side by side */
  'GET /corpus/compare': {
    query: { q?: string; other: string; by?: string; rows?: number }
    answer: CorpusComparison
  }
  /** Technology against effect, both given as queries */
  'POST /corpus/matrix': {
    body: { q?: string; rows: CorpusAxisQuery[]; columns: CorpusAxisQuery[] }
    answer: CorpusMatrix
  }
  /** Count what is found by axes */
  'GET /corpus/navigate': {
    query?: { q?: string; by?: string; rows?: number }
    answer: CorpusMap
  }
  /** One publication */
  'GET /corpus/publications/{number}': {
    path: { number: string }
    answer: CorpusPublication
  }
  /** Find publications */
  'GET /corpus/search': {
    query?: { q?: string; limit?: number; sort?: string; after?: string }
    answer: CorpusPage
  }
  /** What others work on and the own patents do not */
  'GET /corpus/white-spaces': {
    query?: { q?: string; own?: string; row?: string; column?: string }
    answer: CorpusWhiteSpaces
  }
  /** What changes, as server-sent events: ready, change, reset */
  'GET /events': {
    query?: { after?: number }
    answer: Event
  }
  /** Upload a file (the body) for its receipt, which a field of kind file takes */
  'POST /files': {
    query: { name: string }
    body: Blob
    answer: Receipt
  }
  /** Whether the service is well */
  'GET /health': {
    answer: { status: 'ok' }
  }
  /** Import a file; the body is the file */
  'POST /imports': {
    query: { type: string; mode?: 'insert' | 'update' | 'upsert'; dry_run?: '0' | '1'; name?: string; sheet?: string; key?: string; map?: string; ticket?: string; create_missing?: string }
    body: Blob
    answer: Import
  }
  /** Imports, newest first */
  'GET /imports': {
    query?: { after?: string }
    answer: ImportPage
  }
  /** How far a running import is: bytes read, then rows written */
  'GET /imports/running/{ticket}': {
    path: { ticket: string }
    answer: ImportProgress
  }
  /** One import: counts, mapping, the first problems */
  'GET /imports/{id}': {
    path: { id: string }
    answer: Import
  }
  /** Download the refused rows with their reasons */
  'GET /imports/{id}/errors': {
    path: { id: string }
    answer: Blob
  }
  /** Take an import back */
  'POST /imports/{id}/undo': {
    path: { id: string }
    answer: Import
  }
  /** The figures of a park */
  'GET /indicators': {
    query?: { park?: string }
    answer: { items: Indicator[] }
  }
  /** One figure, with the records it opens */
  'GET /indicators/{key}': {
    path: { key: string }
    query?: { park?: string }
    answer: Indicator
  }
  /** The schedule of a loan that need not exist */
  'POST /loans/plan': {
    body: LoanTerms
    answer: LoanPlan
  }
  /** Instalments of a loan, in order */
  'GET /loans/{id}/schedule': {
    path: { id: string }
    answer: { loan: string; instalments: Row[] }
  }
  /** Notices for this person, newest first */
  'GET /notices': {
    query?: { all?: '0' | '1' }
    answer: Notices
  }
  /** Mark a notice read */
  'POST /notices/{id}/read': {
    path: { id: string }
    answer: void
  }
  /** This document */
  'GET /openapi.json': {
    answer: { [key: string]: unknown }
  }
  /** Pre-check of every patent the person may see */
  'GET /precheck': {
    query?: { park?: string; product?: string; term?: number; filter?: string; verdict?: 'pledgeable' | 'blocked' | 'unknown'; after?: string; limit?: number }
    answer: PrecheckPage
  }
  /** Pre-check of one patent: every ground with the values it rests on */
  'GET /precheck/{id}': {
    path: { id: string }
    query?: { product?: string; term?: number }
    answer: PrecheckSheet
  }
  /** Life cycle and annuities of a patent */
  'GET /records/patent/{id}/life': {
    path: { id: string }
    answer: PatentLife
  }
  /** Calculation sheet of a claim, as kept and as reckoned now */
  'GET /records/subsidy_claim/{id}/sheet': {
    path: { id: string }
    answer: SubsidySheet
  }
  /** List records */
  'GET /records/{type}': {
    path: { type: string }
    query?: { filter?: string; sort?: string; fields?: string; after?: string; limit?: number; bin?: 'live' | 'deleted' | 'all'; titles?: '0' | '1' }
    answer: RowPage
  }
  /** Create a record */
  'POST /records/{type}': {
    path: { type: string }
    body: RowInput
    answer: Written
  }
  /** Count records */
  'GET /records/{type}/count': {
    path: { type: string }
    query?: { filter?: string; bin?: 'live' | 'deleted' | 'all' }
    answer: { count: number }
  }
  /** Export records as a table */
  'GET /records/{type}/export': {
    path: { type: string }
    query?: { format?: 'csv' | 'xlsx'; filter?: string; sort?: string; fields?: string }
    answer: Blob
  }
  /** One record */
  'GET /records/{type}/{id}': {
    path: { type: string; id: string }
    query?: { fields?: string; titles?: '0' | '1' }
    answer: Row
  }
  /** Change a record */
  'PATCH /records/{type}/{id}': {
    path: { type: string; id: string }
    body: RowInput
    answer: Written
  }
  /** Move to the recycle bin */
  'DELETE /records/{type}/{id}': {
    path: { type: string; id: string }
    query?: { version?: number }
    answer: Written
  }
  /** Download the file that a field of a record holds */
  'GET /records/{type}/{id}/files/{field}': {
    path: { type: string; id: string; field: string }
    answer: Blob
  }
  /** The record's changes, newest first */
  'GET /records/{type}/{id}/journal': {
    path: { type: string; id: string }
    query?: { limit?: number; before?: number }
    answer: JournalPage
  }
  /** What the record may do next, and why not */
  'GET /records/{type}/{id}/moves': {
    path: { type: string; id: string }
    answer: Moves
  }
  /** Make a move */
  'POST /records/{type}/{id}/moves/{move}': {
    path: { type: string; id: string; move: string }
    body: MoveInput
    answer: MoveDone
  }
  /** Restore from the recycle bin */
  'POST /records/{type}/{id}/restore': {
    path: { type: string; id: string }
    query?: { version?: number }
    answer: Written
  }
  /** Stage history, oldest first */
  'GET /records/{type}/{id}/stages': {
    path: { type: string; id: string }
    answer: { items: StageEvent[] }
  }
  /** The decision models of the packs */
  'GET /rules': {
    answer: { items: RuleModel[] }
  }
  /** Check a model that is being written; administrators */
  'POST /rules/check': {
    body: { files: RuleFile[] }
    answer: RuleCheck
  }
  /** Try a model that is being written; administrators */
  'POST /rules/evaluate': {
    body: RuleTrial
    answer: RuleTrialAnswer
  }
  /** One decision model */
  'GET /rules/{pack}/{name}': {
    path: { pack: string; name: string }
    answer: RuleModel
  }
  /** What is wrong with its tables, and rules without a test */
  'GET /rules/{pack}/{name}/check': {
    path: { pack: string; name: string }
    answer: RuleCheck
  }
  /** A decision about these inputs, and why */
  'POST /rules/{pack}/{name}/evaluate': {
    path: { pack: string; name: string }
    body: RuleAsk
    answer: RuleAnswer
  }
  /** Log in */
  'POST /session': {
    body: Login
    answer: Session
  }
  /** Who am I */
  'GET /session': {
    answer: Session
  }
  /** Log out */
  'DELETE /session': {
    answer: void
  }
  /** Change one's own password */
  'POST /session/password': {
    body: { old: string; new: string }
    answer: void
  }
  /** What a rule makes of a loan; nothing is written */
  'POST /subsidies/calculate': {
    body: { loan: string; rule?: string }
    answer: Subsidy
  }
  /** The cases that wait for this person, with the move */
  'GET /todo': {
    query?: { limit?: number }
    answer: Todo
  }
  /** The record types this person may use */
  'GET /types': {
    answer: { types: RecordType[] }
  }
  /** One record type */
  'GET /types/{type}': {
    path: { type: string }
    answer: RecordType
  }
  /** List users */
  'GET /users': {
    answer: { items: User[] }
  }
  /** Add a user */
  'POST /users': {
    body: NewUser
    answer: { id: string }
  }
  /** Disable a user */
  'POST /users/{id}/disable': {
    path: { id: string }
    answer: void
  }
  /** Enable a user */
  'POST /users/{id}/enable': {
    path: { id: string }
    answer: void
  }
}
