// Who applies together, and what others rest on.
import { Link } from '@tanstack/react-router'

import { narrowed } from '@/corpus/chips'
import { FoundLink } from '@/corpus/found-link'
import type { CorpusAnalysis } from '@/corpus/shapes'
import { PlainTable } from '@/corpus/told'
import { Info } from '@/kit/info'
import { counted } from '@/lib/numbers'
import { useWords } from '@/words/corpus'

const SHOWN = 10

export function PartnersCard({ of, q }: { of: CorpusAnalysis; q?: string }) {
  const { t } = useWords()
  const rows = of.partners.slice(0, SHOWN).map(({ first, second, together }) => ({
    key: `${first} ${second}`,
    cells: [`${first} — ${second}`, <FoundLink key={first} q={narrowed(narrowed(q, 'PAS', first), 'PAS', second)}>{counted(together)}</FoundLink>],
  }))
  return (
    <section className="card map-half" aria-label={t('partners')}>
      <h2>{t('partners')}</h2>
      {rows.length > 0 ? <PlainTable caption={t('partners')} heads={[t('partnersHead'), t('together')]} rows={rows} /> : <p className="note">{t('noPartners')}</p>}
    </section>
  )
}

export function CitedCard({ of }: { of: CorpusAnalysis }) {
  const { t } = useWords()
  return (
    <section className="card map-half" aria-label={t('mostCited')}>
      <h2>{t('mostCited')} <Info label={t('mostCited')}>{t('mostCitedHelp')}</Info></h2>
      {of.most_cited.length > 0 ? (
        <PlainTable caption={t('mostCited')} heads={[t('cfPn'), t('citedBy'), t('usual'), t('times')]}
          rows={of.most_cited.slice(0, SHOWN).map((one) => ({
            key: one.number,
            cells: [
              <Link key="n" to="/corpus/$number" params={{ number: one.number }} preload={false}>{one.title ?? one.number} <span className="note digits">{one.title && one.number}</span></Link>,
              <FoundLink key="c" q={`CT="${one.number}"`}>{counted(one.cited_by)}</FoundLink>, one.expected.toFixed(1), `${one.ratio.toFixed(1)}×`,
            ],
          }))} />
      ) : (
        <p className="note">{t('noCited')}</p>
      )}
    </section>
  )
}
