// The case part of a record's page: where it stands, what may be done, and how it came here.
import { useQuery } from '@tanstack/react-query'

import { Answer } from '@/kit/faces'
import { minuteOf } from '@/lib/numbers'
import { chainsQuery } from '@/lib/queries'
import type { Chain, RecordType, Row, StageEvent } from '@/lib/shapes'
import { useWords } from '@/words'

import { stagesQuery } from './api'
import './cases.css'
import { MoveList } from './moves'
import { Stepper } from './stepper'

function StageHistory({ chain, events }: { chain: Chain; events: StageEvent[] }) {
  const { t, label } = useWords()
  const name = (key: string) => label(chain.stages.find((stage) => stage.key === key)?.label) || key
  return (
    <details>
      <summary>{t('stages')}（{t('rowsCount', { count: events.length })}）</summary>
      <div style={{ overflowX: 'auto' }}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('at')}</th>
              <th scope="col">{t('stage')}</th>
              <th scope="col">{t('by')}</th>
              <th scope="col">{t('due')}</th>
              <th scope="col">{t('reason')}</th>
            </tr>
          </thead>
          <tbody>
            {events.toReversed().map((event) => (
              <tr key={`${event.version} ${event.at}`}>
                <td className="digits">{minuteOf(event.at)}</td>
                <td>
                  {event.from && event.from !== event.to && `${name(event.from)} → `}
                  {name(event.to)}
                </td>
                <td>{event.actor_name || t('notApplicable')}</td>
                <td className="digits">{event.due ?? t('notApplicable')}</td>
                <td>{event.reason || t('notApplicable')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

export function CasePanel({ type, row }: { type: RecordType; row: Row }) {
  const { t, label } = useWords()
  const chains = useQuery(chainsQuery)
  const stages = useQuery(stagesQuery(type.key, row.id))
  return (
    <section className="card case-panel">
      <Answer of={chains} rows={3}>
        {(all) => {
          const chain = all.find((one) => one.key === type.chain)
          if (!chain) return null
          return (
            <>
              <h2>{label(chain.label)}</h2>
              <Answer of={stages} rows={2}>
                {(events) => (
                  <>
                    <Stepper chain={chain} row={row} events={events} />
                    {!row.deleted_at && (
                      <div className="no-print">
                        <h3>{t('whatNext')}</h3>
                        <MoveList type={type} row={row} />
                      </div>
                    )}
                    <StageHistory chain={chain} events={events} />
                  </>
                )}
              </Answer>
            </>
          )
        }}
      </Answer>
    </section>
  )
}
