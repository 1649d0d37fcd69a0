// What was found, counted by its values; a press narrows the search to one of them.
import { Link, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'

import { narrowed } from '@/corpus/chips'
import { AXIS_CODES } from '@/corpus/names'
import type { CorpusAxis, CorpusMap } from '@/corpus/shapes'
import { useValueName } from '@/corpus/use-names'
import { counted } from '@/lib/numbers'
import { useWords, type Word } from '@/words/corpus'

const FEW = 6
/** Axes of the search page, in the order of their boxes. */
export const FACETS: [string, Word][] = [
  ['legal_status', 'facetStatus'], ['kind', 'facetKind'], ['ipc_subclass', 'facetIpc'], ['country', 'facetCountry'], ['applicant', 'facetApplicant'], ['applied_year', 'facetYear'],
]
export const FACETS_BY = FACETS.map(([key]) => key).join(',')

function Facet({ axis, word, q }: { axis: CorpusAxis; word: Word; q: string }) {
  const { sort } = useSearch({ from: '/shell/corpus' })
  const { t } = useWords()
  const valueName = useValueName()
  const [all, setAll] = useState(false)
  const code = AXIS_CODES[axis.key]!
  const rows = axis.key === 'applied_year' ? axis.rows.toReversed() : axis.rows
  const shown = all ? rows : rows.slice(0, FEW)
  return (
    <section aria-label={t(word)}>
      <h2>
        {t(word)} <span className="note">{t('valuesInAll', { count: counted(axis.values) })}</span>
      </h2>
      <ul>
        {shown.map(({ value, count }) => (
          <li key={value}>
            <Link to="/corpus" search={{ sort, q: narrowed(q, code, value) }}>
              <span className="name">{valueName(code, value)}</span>{' '}
              <span className="digits">{counted(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {axis.without > 0 && <p className="note">{t('unknown')} {counted(axis.without)}</p>}
      {rows.length > FEW && (
        <Button type="link" size="small" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'showFewer' : 'showMore', { name: t(word) })}
        </Button>
      )}
    </section>
  )
}

export function Facets({ map, q }: { map: CorpusMap; q: string }) {
  const { t } = useWords()
  return (
    <nav className="facets card" aria-label={t('facets')}>
      {FACETS.map(([key, word]) => {
        const axis = map.axes.find((one) => one.key === key)
        return axis && axis.rows.length > 0 && <Facet key={key} axis={axis} word={word} q={q} />
      })}
    </nav>
  )
}
