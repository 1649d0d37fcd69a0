import { FoundLink } from '@/corpus/found-link'
import { useWords } from '@/words/corpus'

import type { Conclusion } from './conclusions'

/** What the figures say, each sentence with the figure that it rests on and a way to the publications. */
export function ConclusionsCard({ list }: { list: Conclusion[] }) {
  const { t } = useWords()
  return (
    <section className="card map-wide conclusions" aria-label={t('conclusions')}>
      <h2>{t('conclusions')} <span className="note">{t('byRules')}</span></h2>
      <ol>
        {list.map((one) => (
          <li key={one.key}>
            {t(one.says.word, one.says.values)}
            <span className="note"> {t('basis')}{t(one.rests.word, one.rests.values)}{one.q && <> · <FoundLink q={one.q} label={t('publicationsOf', { text: t(one.says.word, one.says.values) })}>{t('toPublications')}</FoundLink></>}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
