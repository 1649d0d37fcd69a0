// What is missing of a firm before anybody can decide about it.
import { isEmpty } from '@/fields'
import type { Row } from '@/lib/shapes'

/** Facts without which a bank, a rule or a letter cannot do, in the order in which they are asked. */
const NEEDED = ['uscc', 'industry_code', 'established_on', 'legal_representative', 'contact_name', 'contact_phone', 'registered_capital', 'paid_in_capital', 'business_state', 'size', 'high_tech', 'tech_sme', 'sme_level', 'high_tech_until', 'main_products', 'dishonest_debtor', 'abnormal_operation', 'region_code', 'financing_need']

export function missingFacts(row: Row): string[] {
  return NEEDED.filter((key) => {
    if (key === 'high_tech_until' && row.high_tech !== true) return false
    return key in row && isEmpty(row[key]) && !row.hidden?.includes(key)
  })
}

/** The year whose figures ought to be there: the last one, from May on; before that the one before it. */
export function yearExpected(day: string): number {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return month >= 5 ? year - 1 : year - 2
}
