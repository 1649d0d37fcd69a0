// Beside what was found: when it was applied for, by whom, and the way to the map.
import { Link } from '@tanstack/react-router'

import { narrowed } from '@/corpus/chips'
import { FoundLink } from '@/corpus/found-link'
import { Ranking } from '@/corpus/ranking'
import type { CorpusMap } from '@/corpus/shapes'
import { PlainTable, Told } from '@/corpus/told'
import { YearChart } from '@/corpus/year-chart'
import { counted } from '@/lib/numbers'
import { useWords } from '@/words/corpus'

const RANKS = 6
const YEARS = 14

export function Side({ map, q }: { map: CorpusMap; q: string }) {
  const { t } = useWords()
  const years = (map.axes.find((axis) => axis.key === 'applied_year')?.rows ?? []).map((row) => ({ year: Number(row.value), count: row.count })).slice(-YEARS)
  const applicants = map.axes.find((axis) => axis.key === 'applicant')
  const top = years.toSorted((a, b) => b.count - a.count)[0]
  const sentence = top ? t('trendSaid', { from: years[0]!.year, to: years.at(-1)!.year, year: top.year, count: counted(top.count) }) : t('none')
  return (
    <div className="found-side">
      <section className="card">
        <div className="card-line">
          <h2>{t('trend')}</h2>
          <Link to="/corpus/map" search={{ q: q || undefined }}>{t('toMap')} ›</Link>
        </div>
        <Told sentence={sentence} table={<PlainTable caption={t('trend')} heads={[t('year'), t('applications')]}
          rows={years.map(({ year, count }) => ({ key: String(year), cells: [year, <FoundLink key={year} q={narrowed(q, 'AY', String(year))}>{counted(count)}</FoundLink>] }))} />}>
          {top && <YearChart years={years} q={q} summary={sentence} width={300} height={160} />}
        </Told>
        <p className="note">{t('openYearsNote')}</p>
      </section>
      {applicants && applicants.rows.length > 0 && (
        <section className="card">
          <h2>{t('mainApplicants')} <span className="note">{t('valuesInAll', { count: counted(applicants.values) })}</span></h2>
          <Ranking label={t('mainApplicants')} rows={applicants.rows.slice(0, RANKS).map(({ value, count }) => ({ name: value, count, q: narrowed(q, 'PAS', value) }))} />
        </section>
      )}
    </div>
  )
}
