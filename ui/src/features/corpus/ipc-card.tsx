// What was found by class: subclasses as boxes, their groups within them.
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'

import { literal, narrowed } from '@/corpus/chips'
import { FoundLink } from '@/corpus/found-link'
import type { CorpusAxis } from '@/corpus/shapes'
import { PlainTable, Told } from '@/corpus/told'
import { counted } from '@/lib/numbers'
import { useWords } from '@/words/corpus'

import { treemap } from './treemap'

const WIDTH = 520
const HEIGHT = 260
const SUBCLASSES = 7
const GROUPS = 4
const GAP = 2

interface Group {
  name: string
  count: number
  /** No symbol: the groups that are too many to draw. */
  isRest?: boolean
}

/** The groups of a subclass as far as they are listed; a publication may stand in several, so they may add up to more than it. */
export function groupsOf(subclass: string, groups: CorpusAxis | undefined): Group[] {
  const own = (groups?.rows ?? []).filter((row) => row.value.startsWith(subclass))
  const rest = own.slice(GROUPS).reduce((sum, row) => sum + row.count, 0)
  return [...own.slice(0, GROUPS).map((row) => ({ name: row.value, count: row.count })), ...(rest > 0 ? [{ name: subclass, count: rest, isRest: true }] : [])]
}

function Boxes({ subclasses, groups, q, summary }: { subclasses: CorpusAxis; groups?: CorpusAxis; q?: string; summary: string }) {
  const { t } = useWords()
  const top = subclasses.rows.slice(0, SUBCLASSES).map((row) => ({ name: row.value, count: row.count }))
  return (
    <svg className="treemap" role="group" aria-label={summary} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      {treemap(top, 0, 0, WIDTH, HEIGHT).map((box, at) => {
        const inner = groupsOf(box.of.name, groups)
        const parts = inner.length > 0 ? inner : [{ ...box.of, isRest: true }]
        return treemap<Group>(parts, box.x, box.y, box.width - GAP * 2, box.height - GAP * 2).map((part) => {
          const name = part.of.isRest ? (inner.length > 0 ? t('otherGroups', { name: box.of.name }) : box.of.name) : part.of.name
          const target = part.of.isRest ? narrowed(q, 'IPC4', box.of.name) : narrowed(q, 'IPCG', part.of.name)
          return (
            <Fragment key={`${box.of.name} ${name}`}>
            <Link to="/corpus" search={{ q: target }} aria-label={`${name} ${counted(part.of.count)}`}>
              <title>{`${name} ${counted(part.of.count)}`}</title>
              <rect x={part.x} y={part.y} width={Math.max(0, part.width - 1)} height={Math.max(0, part.height - 1)} className={`box shade-${at % 4}`} />
            </Link>
              {part.width > 58 && part.height > 34 && (
                <g aria-hidden>
                  <text x={part.x + part.width / 2} y={part.y + part.height / 2 - 2}>{part.width > 80 || !part.of.isRest ? name : '…'}</text>
                  <text x={part.x + part.width / 2} y={part.y + part.height / 2 + 14}>{counted(part.of.count)}</text>
                </g>
              )}
            </Fragment>
          )
        })
      })}
    </svg>
  )
}

export function IpcCard({ subclasses, groups, q }: { subclasses?: CorpusAxis; groups?: CorpusAxis; q?: string }) {
  const { t } = useWords()
  const [first] = subclasses?.rows ?? []
  const sentence = first ? t('ipcSaid', { values: counted(subclasses!.values), name: first.value, count: counted(first.count) }) : t('none')
  const rows = (subclasses?.rows ?? []).flatMap(({ value, count }) => [
    { key: value, cells: [value, <FoundLink key={value} q={narrowed(q, 'IPC4', value)}>{counted(count)}</FoundLink>] },
    ...groupsOf(value, groups).filter((group) => !group.isRest).map((group) => ({ key: group.name, cells: [`— ${group.name}`, <FoundLink key={group.name} q={narrowed(q, 'IPCG', group.name)}>{counted(group.count)}</FoundLink>] })),
  ])
  return (
    <section className="card map-half" aria-label={t('ipcTitle')}>
      <h2>{t('ipcTitle')} <span className="note">{t('ipcNote')}</span></h2>
      <Told sentence={sentence} table={<PlainTable caption={t('ipcTitle')} heads={[t('facetIpc'), t('publications')]} rows={rows} />}>
        {subclasses && first && <Boxes subclasses={subclasses} groups={groups} q={q} summary={sentence} />}
      </Told>
    </section>
  )
}

export const spaceQueryOf = (q: string | undefined, axis: SpaceAxis) => (cell: { row: string; column: string }) => {
  const code = axis === 'group' ? 'IPCG' : 'IPC4'
  const one = narrowed(q, code, cell.row)
  return cell.row === cell.column ? one : `${one} AND IPCG=${literal(cell.column)}`
}
export type SpaceAxis = 'group' | 'crossed'
