// Who the firm is: what it is recognised as, and the facts by which it is known.
import { isEmpty, Show } from '@/fields'
import { type State, StateTag } from '@/kit/state-tag'
import { fieldOf } from '@/lib/queries'
import type { RecordType, Row } from '@/lib/shapes'
import { useWords } from '@/words'

const TITLES = ['high_tech', 'tech_sme', 'above_scale', 'foreign_invested']
const ALARMS = ['dishonest_debtor', 'abnormal_operation']
const CHOICES = ['sme_level', 'size', 'business_state', 'survey_status']
const FACTS = ['uscc', 'industry_name', 'established_on', 'legal_representative', 'registered_capital', 'contact_name', 'contact_phone']

const looks: Record<string, State> = { operating: 'ok', surveyed: 'ok', scheduled: 'plain', not_surveyed: 'unknown', revisit: 'warn', unreachable: 'error', suspended: 'warn', liquidation: 'error', moved_out: 'warn', revoked: 'error', deregistered: 'error' }

function Tags({ type, row }: { type: RecordType; row: Row }) {
  const { label } = useWords()
  const named = (key: string) => label(fieldOf(type, key)?.label)
  const chosen = (key: string) => label(fieldOf(type, key)?.options?.find((option) => option.key === row[key])?.label)
  return (
    <>
      {ALARMS.filter((key) => row[key] === true).map((key) => <StateTag key={key} state="error">{named(key)}</StateTag>)}
      {TITLES.filter((key) => row[key] === true).map((key) => <StateTag key={key} state="ok">{named(key)}</StateTag>)}
      {CHOICES.filter((key) => !isEmpty(row[key]) && row[key] !== 'none').map((key) => <StateTag key={key} state={looks[String(row[key])] ?? 'plain'}>{chosen(key)}</StateTag>)}
    </>
  )
}

export function FirmHead({ type, row }: { type: RecordType; row: Row }) {
  const { label } = useWords()
  const facts = FACTS.map((key) => fieldOf(type, key)).filter((field) => field !== undefined).filter((field) => !isEmpty(row[field.key]))
  return (
    <div className="firm-head">
      <div className="firm-tags"><Tags type={type} row={row} /></div>
      <p className="firm-facts">
        {facts.map((field) => (
          <span key={field.key}>
            <span className="note">{label(field.label)}</span> <Show field={field} row={row} />
          </span>
        ))}
      </p>
    </div>
  )
}
