// What waits for the person in one chain: first what may be done at once, then what still lacks something and what.
import { Answer } from '@/kit/faces'
import { useWords } from '@/words'

import { CaseTable } from './case-table'
import { type Run, useWaiting } from './open'
import { Reasons } from './reasons'

export function WaitingCases({ run }: { run: Run }) {
  const { t, label } = useWords()
  const waiting = useWaiting(run)
  const { chain, type } = run
  return (
    <section className="card desk-wide">
      <h2>{t('waitingIn', { chain: label(chain.label) })}</h2>
      <Answer of={waiting} rows={4}>
        {({ allowed, blocked }) => (
          <>
            {allowed.length + blocked.length === 0 && <p className="note">{t('nothingWaits')}</p>}
            {allowed.length > 0 && (
              <>
                <h3>{t('canDo', { count: allowed.length })}</h3>
                <CaseTable chain={chain} type={type} rows={allowed.map((one) => one.row)} caption={t('canDo', { count: allowed.length })}
                  extra={{ title: t('nextMove'), of: (row) => label(allowed.find((one) => one.row.id === row.id)?.move.label) }} />
              </>
            )}
            {blocked.length > 0 && (
              <>
                <h3>{t('cannotDoYet', { count: blocked.length })}</h3>
                <CaseTable chain={chain} type={type} rows={blocked.map((one) => one.row)} caption={t('cannotDoYet', { count: blocked.length })}
                  extra={{
                    title: t('lacking'),
                    of: (row) => {
                      const move = blocked.find((one) => one.row.id === row.id)!.move
                      return <>{label(move.label)}<Reasons reasons={move.reasons.map(({ grounds: _long, ...short }) => short)} type={type} row={row} /></>
                    },
                  }} />
              </>
            )}
          </>
        )}
      </Answer>
    </section>
  )
}
