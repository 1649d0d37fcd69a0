// The life of a patent as the server tells it. Amounts are text in yuan, rates text in per cent, days text.
import { queryOptions } from '@tanstack/react-query'

import { get } from '@/lib/api'
import type { Label } from '@/lib/shapes'

export type Mark = 'done' | 'now' | 'to_come' | 'unknown' | 'not_reached'

export interface LifeStep {
  key: string
  label: Label
  on: string | null
  mark: Mark
}

/** What one year's annuity costs when it is paid on a day. */
export interface Quote {
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

export interface NextFee {
  year: number
  nominal_on: string
  due_on: string
  grace_ends_on: string
  provisional: boolean
  days_late: number
  today: Quote
  outstanding: string
  prices: Quote[]
}

export interface Lapse {
  year: number | null
  lapsed_on: string | null
  restorable_until: string | null
  restoration: { request_fee: string; fee: string; surcharge: string; total: string } | null
}

export type FeeKind = 'not_granted' | 'paid_up' | 'due_soon' | 'in_grace' | 'lapsed' | 'ended' | 'unknown'

export interface Fees {
  kind: FeeKind
  label: Label
  reduction: { known: boolean; rate: string | null; holders: 'one' | 'several' | null; open_licence_left_out: boolean }
  next: NextFee | null
  lapse: Lapse | null
  coming: Quote[]
  coming_total: string | null
  total_to_expiry: string | null
  sources: { part: string; document: string; clause: string; from: string; confidence: 'verified' | 'likely' | 'unverified' }[]
}

/** A fact without which something is unknown; not every one is a field of the record. */
export interface Need {
  path: string
  label: Label
  field: boolean
  hidden: boolean
}

export interface PatentLife {
  today: string
  state: { key: string | null; phase: 'pending' | 'in_force' | 'ended' | null; label: Label; from_register: boolean; disagrees: boolean; checked_on: string | null }
  steps: LifeStep[]
  next: LifeStep | null
  term: { years: number; expires_on: string; compensated: boolean; months_left: number; days_left: number } | null
  fees: Fees
  needs: Need[]
}

export const lifeQuery = (id: string) =>
  queryOptions({
    // Under `records`, so that every change of a record asks anew.
    queryKey: ['records', 'patent', 'life', id],
    queryFn: ({ signal }) => get<PatentLife>(`/records/patent/${id}/life`, {}, signal),
  })
