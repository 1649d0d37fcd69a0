// 专利检索: what is looked for on top, what was found in the middle, how it divides at the sides. Everything stands in the address.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'

import { aboutQuery, mapQuery, pageQuery } from '@/corpus/api'
import { chipsOf, expressionOf } from '@/corpus/chips'
import { isUnread, Refusal, Unread } from '@/corpus/refusal'
import { CORPUS_SORTS, type CorpusSearch, type CorpusSort, corpusSortOf } from '@/corpus/search'
import { SearchBox } from '@/corpus/search-box'
import type { CorpusPage } from '@/corpus/shapes'
import { Face, Loading } from '@/kit/faces'
import { Page } from '@/kit/page'
import { counted } from '@/lib/numbers'
import { useWords, type Word } from '@/words/corpus'

import { ExportFound } from './export-found'
import { Facets, FACETS_BY } from './facets'
import { Hits } from './hits'
import { KeptSearches } from './kept-searches'
import './search-page.css'
import { Side } from './side'

const ROWS = 20
const FACET_ROWS = 20
const sortWords: Record<CorpusSort, Word> = { '-applied': 'sortNewest', applied: 'sortOldest', '-published': 'sortPublished', '-cited_by': 'sortCited', '-family_size': 'sortFamily' }

function Nothing({ q }: { q: string }) {
  const { t } = useWords()
  const chips = chipsOf(q)
  return (
    <Face title={t('nothingFound')} text={t('nothingFoundHint')}>
      {chips.length > 1 && (
        <Link to="/corpus" search={{ q: expressionOf(chips.slice(0, -1)) || undefined }}>
          <Button tabIndex={-1}>{t('dropLast')}</Button>
        </Link>
      )}{' '}
      {q && <Link to="/corpus" search={{}}><Button tabIndex={-1}>{t('allPublications')}</Button></Link>}
    </Face>
  )
}

interface FoundProps {
  page: CorpusPage
  search: CorpusSearch & { sort?: CorpusSort }
  go: (change: Partial<CorpusSearch>) => void
}

function Found({ page, search, go }: FoundProps) {
  const { t } = useWords()
  return (
    <section className="card found" aria-label={t('corpusHits')}>
      <div className="found-head">
        <strong role="status">{t('foundExactly', { count: counted(page.count) })}</strong>
        <span className="found-tools">
          <Select<CorpusSort | ''> value={search.sort ?? ''} aria-label={t('sortBy')} popupMatchSelectWidth={false} onChange={(sort) => go({ sort: sort || undefined })}
            options={[{ value: '', label: t('sortBest') }, ...CORPUS_SORTS.map((sort) => ({ value: sort, label: t(sortWords[sort]) }))]} />
          <ExportFound q={search.q} sort={search.sort} count={page.count} />
        </span>
      </div>
      {page.items.length > 0 ? <Hits rows={page.items} /> : <Nothing q={search.q ?? ''} />}
      <div className="found-foot">
        <Button disabled={!search.after} onClick={() => window.history.back()}>{t('previousPage')}</Button>
        <Button disabled={!page.next} onClick={() => go({ after: page.next ?? undefined })}>{t('nextPage')}</Button>
      </div>
    </section>
  )
}

export function SearchPage() {
  const { t } = useWords()
  const asked = useSearch({ from: '/shell/corpus' })
  const search = { ...asked, sort: corpusSortOf(asked.sort) }
  const navigate = useNavigate({ from: '/corpus' })
  const q = search.q ?? ''
  const about = useQuery(aboutQuery)
  const page = useQuery({ ...pageQuery({ ...search, limit: ROWS }), placeholderData: keepPreviousData })
  const map = useQuery({ ...mapQuery(search.q, FACETS_BY, FACET_ROWS), placeholderData: keepPreviousData })
  const go = (change: Partial<CorpusSearch>) => void navigate({ search: (now) => ({ ...now, after: undefined, ...change }) })
  const look = (next: string) => {
    // the same search again asks the server again
    if (next === q) void page.refetch()
    go({ q: next || undefined })
  }
  const unread = isUnread(page.error) ? page.error : undefined
  const aside = about.data && t('corpusSize', { count: counted(about.data.size.documents) })
  return (
    <Page title={t('corpusSearch')} aside={aside} actions={<KeptSearches q={q} />}>
      <SearchBox q={q} onSearch={look} refusal={unread && <Unread error={unread} expression={q} />} />
      {page.error && !unread ? (
        <div className="card"><Refusal error={page.error} retry={() => void page.refetch()} /></div>
      ) : unread ? null : (
        <div className="found-grid" aria-busy={page.isPlaceholderData}>
          <details className="facets-box" open={window.matchMedia('(min-width: 1000px)').matches}>
            <summary>{t('facets')}</summary>
            {map.data ? <Facets map={map.data} q={q} /> : <div className="card"><Loading rows={12} /></div>}
          </details>
          {page.data ? <Found page={page.data} search={search} go={go} /> : <div className="card"><Loading rows={12} /></div>}
          {map.data ? <Side map={map.data} q={q} /> : <div className="card"><Loading rows={6} /></div>}
        </div>
      )}
    </Page>
  )
}
