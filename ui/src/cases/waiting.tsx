// What waits for the person in one chain: first what may be done at once, then what still lacks something and what.
import { Answer } from '@/kit/faces'
import type { Row } from '@/lib/shapes'
import { useWords } from '@/words'

import { CaseTable } from './case-table'
import { type Run, useWaiting, type Waiting } from './open'
import { Reasons } from './reasons'

const dated = (waiting: Waiting[]) => waiting.filter((one) => one.row.stage_due)

function Blocked({ run: { chain, type }, waiting }: { run: Run; waiting: Waiting[] }) {
  const { t, label } = useWords()
  const moves = new Map(waiting.map((one) => [one.row.id, one.move]))
  const lacking = (row: Row) => {
    const move = moves.get(row.id)!
    // The grounds of each patent are long: they stand on the case itself.
    const reasons = move.reasons.map(({ grounds: _long, ...short }) => short)
    return <>{label(move.label)}<Reasons reasons={reasons} type={type} row={row} /></>
  }
  return <CaseTable chain={chain} type={type} rows={waiting.map((one) => one.row)} caption={t('cannotDoYet', { count: waiting.length })} extra={{ title: t('lacking'), of: lacking }} />
}

export function WaitingCases({ run }: { run: Run }) {
  const { t, label } = useWords()
  const waiting = useWaiting(run)
  const { chain, type } = run
  return (
    <section className="card desk-wide">
      <h2>{t('waitingIn', { chain: label(chain.label) })}</h2>
      <Answer of={waiting} rows={4}>
        {({ allowed, blocked, all }) => (
          <>
            {!all && <p className="note">{t('moreWaits')}</p>}
            {allowed.length + blocked.length === 0 && <p className="note">{t('nothingWaits')}</p>}
            {allowed.length > 0 && (
              <>
                <h3>{t('canDo', { count: allowed.length })}</h3>
                <CaseTable chain={chain} type={type} rows={allowed.map((one) => one.row)} caption={t('canDo', { count: allowed.length })}
                  extra={{ title: t('nextMove'), of: (row) => label(allowed.find((one) => one.row.id === row.id)?.move.label) }} />
              </>
            )}
            {dated(blocked).length > 0 && (
              <>
                <h3>{t('cannotDoYet', { count: dated(blocked).length })}</h3>
                <Blocked run={run} waiting={dated(blocked)} />
              </>
            )}
            {blocked.length > dated(blocked).length && (
              <details>
                <summary>{t('undatedWaiting', { count: blocked.length - dated(blocked).length })}</summary>
                <Blocked run={run} waiting={blocked.filter((one) => !one.row.stage_due)} />
              </details>
            )}
          </>
        )}
      </Answer>
    </section>
  )
}
