// The moves of a case: those allowed as buttons, the others disabled with the reasons beside them.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useState } from 'react'

import { Answer } from '@/kit/faces'
import type { Move, Moves, RecordType, Row } from '@/lib/shapes'
import { useWords } from '@/words'

import { movesQuery } from './api'
import { MoveDialog } from './move-dialog'
import { Reasons } from './reasons'

/** Forward, neither a return nor an end that needs a reason: the work itself. */
export const isForward = (move: Move) => !move.return && !move.reason_required

function Blocked({ move, type, row }: { move: Move; type: RecordType; row: Row }) {
  const { label } = useWords()
  const id = useId()
  return (
    <div className="blocked">
      <Button disabled aria-describedby={id}>
        {label(move.label)}
      </Button>
      <Reasons id={id} reasons={move.reasons} type={type} row={row} />
    </div>
  )
}

function Offered({ moves, type, row, onDone }: { moves: Moves; type: RecordType; row: Row; onDone?: () => void }) {
  const { t, label } = useWords()
  const [chosen, setChosen] = useState<Move>()
  if (moves.moves.length === 0) return <p className="note">{t('noMoves')}</p>
  const group = (forward: boolean) => {
    const mine = moves.moves.filter((move) => isForward(move) === forward)
    return (
      <>
        <div className="moves">
          {mine
            .filter((move) => move.allowed)
            .map((move, i) => (
              <Button key={move.move} type={forward && i === 0 ? 'primary' : 'default'} onClick={() => setChosen(move)}>
                {label(move.label)}
              </Button>
            ))}
        </div>
        {mine
          .filter((move) => !move.allowed)
          .map((move) => (
            <Blocked key={move.move} move={move} type={type} row={row} />
          ))}
      </>
    )
  }
  return (
    <>
      {group(true)}
      {group(false)}
      {chosen && (
        <MoveDialog
          move={chosen}
          version={moves.version}
          type={type}
          row={row}
          onClose={() => setChosen(undefined)}
          onDone={() => {
            setChosen(undefined)
            onDone?.()
          }}
        />
      )}
    </>
  )
}

export function MoveList({ type, row, onDone }: { type: RecordType; row: Row; onDone?: () => void }) {
  const moves = useQuery(movesQuery(type.key, row.id))
  return (
    <Answer of={moves} rows={2}>
      {(answer) => <Offered moves={answer} type={type} row={row} onDone={onDone} />}
    </Answer>
  )
}
