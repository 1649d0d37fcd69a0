// A record that belongs to a case starts with what the case knows: which case it is, whose, and who writes it.
import type { RecordType, Row, Session } from '@/lib/shapes'

export type Known = Record<string, unknown>

/** What an organisation's own people fill in of themselves. */
const own: Record<string, string> = { bank_officer: 'bank', enterprise_user: 'enterprise', appraiser_officer: 'appraiser' }

export function prefillOf(target: RecordType, session: Session, of?: { type: RecordType; row: Row }): Known {
  const known: Known = {}
  for (const field of target.fields) {
    if (field.kind !== 'reference' || !field.writable) continue
    const alike = of?.type.fields.find((one) => one.key === field.key && one.target === field.target)
    const role = session.roles.find((one) => own[one] === field.target)
    if (of && field.target === of.type.key) known[field.key] = of.row.id
    else if (of && alike && of.row[alike.key]) known[field.key] = of.row[alike.key]
    else if (role && session.organisation && field.key === field.target) known[field.key] = session.organisation
  }
  return known
}

/** Of the records of a type, those that belong to the case. */
export function belongingTo(target: RecordType | undefined, type: RecordType, id: string): string {
  const field = target?.fields.find((one) => one.kind === 'reference' && one.target === type.key)
  return field ? `${field.key}.id = "${id}"` : ''
}
