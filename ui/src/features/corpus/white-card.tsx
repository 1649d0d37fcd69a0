// Where others work and the own patents do not: the park's own, or those of a search.
import { Link } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'

import { isUnread, Unread } from '@/corpus/refusal'
import type { CorpusWhiteSpaces } from '@/corpus/shapes'
import { Failure, Loading } from '@/kit/faces'
import { counted } from '@/lib/numbers'
import { useWords } from '@/words/corpus'

import { spaceName } from './conclusions'
import { type SpaceAxis, spaceQueryOf } from './ipc-card'

const FEW = 10

interface Props {
  q?: string
  own?: string
  axis: SpaceAxis
  white: { data?: CorpusWhiteSpaces; error: unknown; refetch: () => unknown }
  onOwn: (own: string | undefined) => void
  onAxis: (axis: SpaceAxis) => void
}

function OwnForm({ own, onOwn }: Pick<Props, 'own' | 'onOwn'>) {
  const { t } = useWords()
  const [text, setText] = useState(own ?? '')
  return (
    <form className="own-form no-print" onSubmit={(event) => { event.preventDefault(); onOwn(text.trim() || undefined) }}>
      <Input value={text} onChange={(event) => setText(event.target.value)} aria-label={t('ownQuery')} placeholder={t('ownQueryHint')} allowClear />
      <Button htmlType="submit">{t('compare')}</Button>
    </form>
  )
}

function Cells({ of, q, axis }: { of: CorpusWhiteSpaces; q?: string; axis: SpaceAxis }) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const queryOf = spaceQueryOf(q, axis)
  const top = Math.max(1, ...of.cells.map((cell) => cell.world))
  return (
    <>
      <table className="plain-table">
        <caption className="visually-hidden">{t('whiteSpaces')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('spaceCell')}</th>
            <th scope="col" className="figure">{t('recentWorld')}</th>
            <th scope="col" className="figure">{t('wholeWorld')}</th>
            <th scope="col" className="figure">{t('ownCount')}</th>
          </tr>
        </thead>
        <tbody>
          {of.cells.slice(0, all ? undefined : FEW).map((cell) => (
            <tr key={spaceName(cell)}>
              <th scope="row">
                <Link to="/corpus" search={{ q: queryOf(cell) }}>{spaceName(cell)}</Link>
                <span className="space-bar" aria-hidden><span style={{ width: `${(cell.world / top) * 100}%` }} /><span style={{ width: `${(cell.recent / top) * 100}%` }} /></span>
              </th>
              <td className="digits figure">{counted(cell.recent)}</td>
              <td className="digits figure">{counted(cell.world)}</td>
              <td className="digits figure">{counted(cell.own)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {of.cells.length > FEW && <Button type="link" size="small" className="no-print" aria-expanded={all} onClick={() => setAll(!all)}>{t(all ? 'showFewer' : 'showMore', { name: t('whiteSpaces') })}</Button>}
    </>
  )
}

export function WhiteCard({ q, own, axis, white, onOwn, onAxis }: Props) {
  const { t } = useWords()
  const of = white.data
  const values = of && { patents: counted(of.own.patents), found: counted(of.own.found), cells: of.cells.length }
  return (
    <section className="card map-half" aria-label={t('whiteSpaces')}>
      <div className="card-line">
        <h2>{t('whiteSpaces')} <span className="note">{t('whiteNote')}</span></h2>
        <Select size="small" className="no-print" value={axis} onChange={onAxis} aria-label={t('spaceAxis')} options={[{ value: 'group', label: t('byGroup') }, { value: 'crossed', label: t('byCrossing') }]} />
      </div>
      <OwnForm key={own ?? ''} own={own} onOwn={onOwn} />
      {of ? (
        <>
          <p className="note told">{t(own ? 'ownSaid' : 'parkSaid', values)}</p>
          {of.own.found === 0 && <p className="own-none">{t('ownNone')}</p>}
          {of.cells.length > 0 ? <Cells of={of} q={q} axis={axis} /> : <p className="note">{t('noSpaces')}</p>}
        </>
      ) : isUnread(white.error) ? (
        <Unread error={white.error} expression={own ?? q ?? ''} />
      ) : white.error ? (
        <Failure error={white.error} retry={() => void white.refetch()} />
      ) : (
        <Loading rows={6} />
      )}
    </section>
  )
}
