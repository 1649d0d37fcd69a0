// One publication, whole: what it says, whose it is, its numbers and days, classes, citations and family, and where it came from.
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Button } from 'antd'

import { publicationQuery } from '@/corpus/api'
import '@/corpus/corpus.css'
import { literal } from '@/corpus/chips'
import { FoundLink } from '@/corpus/found-link'
import { kindWord } from '@/corpus/names'
import { Refusal } from '@/corpus/refusal'
import type { CorpusParty, CorpusPublication, CorpusReference, CorpusText } from '@/corpus/shapes'
import { StatusTag } from '@/corpus/status-tag'
import { Loading } from '@/kit/faces'
import { Page } from '@/kit/page'
import { StateTag } from '@/kit/state-tag'
import { counted } from '@/lib/numbers'
import { useWords, type Word } from '@/words/corpus'

import './publication-page.css'

const LONG = 1200
const FLAGS: Record<string, Word> = {
  application_after_publication: 'flagDates', glued_applicants: 'flagGlued', no_number: 'flagNumber', no_title: 'flagTitle', bad_date: 'flagDate', bad_class: 'flagClass',
}

function LongText({ text }: { text: string }) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const isLong = text.length > LONG
  return (
    <div className="long-text">
      {isLong && !all ? `${text.slice(0, LONG)} …` : text}
      {isLong && <Button type="link" size="small" aria-expanded={all} onClick={() => setAll(!all)}>{t(all ? 'showLess' : 'showWhole')}</Button>}
    </div>
  )
}

function Texts({ word, texts }: { word: Word; texts?: CorpusText[] }) {
  const { t } = useWords()
  if (!texts?.length) return null
  return (
    <section className="card">
      <h2>{t(word)}</h2>
      {texts.map((one, i) => (
        <div key={`${i} ${one.lang}`} lang={one.lang || undefined}>
          <LongText text={one.text ?? ''} />
        </div>
      ))}
    </section>
  )
}

const Fact = ({ word, children }: { word: Word; children: ReactNode }) => {
  const { t } = useWords()
  return (
    <div>
      <dt>{t(word)}</dt>
      <dd>{children || <span className="note">{t('unknown')}</span>}</dd>
    </div>
  )
}

const Parties = ({ parties, field }: { parties?: CorpusParty[]; field: 'PAS' | 'INS' | 'AGS' }) =>
  parties?.length ? (
    <>
      {parties.map((party, i) => (
        <span key={`${i} ${party.name}`} className="party">
          {party.standard ? <FoundLink q={`${field}=${literal(party.standard)}`}>{party.name || party.standard}</FoundLink> : party.name}
          {(party.region || party.country) && <span className="note"> {[party.country, party.region].filter(Boolean).join(' ')}</span>}
        </span>
      ))}
    </>
  ) : null

const Classes = ({ symbols, field }: { symbols?: string[]; field: 'IPC' | 'CPC' }) =>
  symbols?.length ? (
    <>
      {symbols.map((symbol) => (
        <span key={symbol} className="party digits"><FoundLink q={`${field}=${literal(symbol)}`}>{symbol}</FoundLink></span>
      ))}
    </>
  ) : null

function Numbers({ numbers }: { numbers: CorpusReference[] }) {
  const { t } = useWords()
  return (
    <ul className="numbers">
      {numbers.map((one, i) => (
        <li key={`${i} ${one.number}`}>
          <Link to="/corpus/$number" params={{ number: one.number ?? '' }} preload={false} className="digits">{one.number}</Link>{' '}
          <span className="note">{[one.date, one.category && t('citedAs', { category: one.category })].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  )
}

function Citations({ of }: { of: CorpusPublication }) {
  const { t } = useWords()
  const citing = of.citing ?? []
  return (
    <section className="card">
      <h2>{t('citations')}</h2>
      <h3>{t('citesThese', { count: counted(of.cites?.length ?? 0) })}</h3>
      {of.cites?.length ? <Numbers numbers={of.cites} /> : <p className="note">{t('none')}</p>}
      {of.cited_literature?.length ? (
        <>
          <h3>{t('literature')}</h3>
          <ul className="plain-list">{of.cited_literature.map((one, i) => <li key={`${i} ${one.slice(0, 40)}`}>{one}</li>)}</ul>
        </>
      ) : null}
      <h3>{of.cited_by === undefined ? t('citedByUnknown') : t('citedByThese', { count: counted(of.cited_by) })}</h3>
      {citing.length > 0 && <Numbers numbers={citing.map((number) => ({ number }))} />}
      {of.number && <p><FoundLink q={`CT=${literal(of.number)}`}>{t('citingInCorpus')}</FoundLink></p>}
    </section>
  )
}

function Family({ of }: { of: CorpusPublication }) {
  const { t } = useWords()
  return (
    <section className="card">
      <h2>{t('familyTitle')} {of.family_size !== undefined && <span className="note">{t('familySize', { count: counted(of.family_size) })}</span>}</h2>
      {of.family && <p><FoundLink q={`FA=${literal(of.family)}`}>{t('familyInCorpus', { family: of.family })}</FoundLink></p>}
      {of.family_members?.length ? <Numbers numbers={of.family_members.map((number) => ({ number }))} /> : !of.family && <p className="note">{t('unknown')}</p>}
    </section>
  )
}

function Facts({ of }: { of: CorpusPublication }) {
  const { t } = useWords()
  const kind = kindWord(of.kind ?? '')
  return (
    <section className="card">
      <h2>{t('bibliography')}</h2>
      <dl className="facts">
        <Fact word="cfPn"><span className="digits">{of.number}</span></Fact>
        <Fact word="facetKind">{of.kind && `${of.kind}${kind ? ` ${t(kind)}` : ''}`}</Fact>
        <Fact word="publishedOn">{(of.published ?? of.published_year) && <span className="digits">{of.published ?? of.published_year}</span>}</Fact>
        <Fact word="cfAn">{of.application && <span className="digits">{of.application}</span>}</Fact>
        <Fact word="appliedOn">{of.applied && <span className="digits">{of.applied}</span>}</Fact>
        <Fact word="priorities">{(of.priorities ?? []).map((one) => [one.number, one.date].filter(Boolean).join(' · ')).join('；') || of.priority_year || (of.priorities ? '' : t('none'))}</Fact>
        <Fact word="applicants">{of.applicants?.length && <Parties parties={of.applicants} field="PAS" />}</Fact>
        <Fact word="inventors">{of.inventors?.length && <Parties parties={of.inventors} field="INS" />}</Fact>
        <Fact word="agents">{of.agents?.length && <Parties parties={of.agents} field="AGS" />}</Fact>
        <Fact word="cfIpc">{of.ipc?.length && <Classes symbols={of.ipc} field="IPC" />}</Fact>
        <Fact word="cfCpc">{of.cpc?.length && <Classes symbols={of.cpc} field="CPC" />}</Fact>
        <Fact word="keywordsTopics">{[...(of.keywords ?? []), ...(of.topics ?? [])].join('；')}</Fact>
      </dl>
    </section>
  )
}

function Source({ of }: { of: CorpusPublication }) {
  const { t } = useWords()
  return (
    <section className="card">
      <h2>{t('sourceOfRecord')}</h2>
      <p className="source">{of.source || t('unknown')}</p>
      {of.flags?.length ? (
        <ul className="numbers" aria-label={t('flags')}>
          {of.flags.map((flag) => <li key={flag}><StateTag state="warn">{FLAGS[flag] ? t(FLAGS[flag]) : flag}</StateTag></li>)}
        </ul>
      ) : (
        <p className="note">{t('noFlags')}</p>
      )}
    </section>
  )
}

export function PublicationPage() {
  const { t } = useWords()
  const { number } = useParams({ from: '/shell/corpus/$number' })
  const publication = useQuery(publicationQuery(number))
  const trail = <><Link to="/corpus" search={{}}>{t('corpusSearch')}</Link> / <span className="digits">{number}</span></>
  const of = publication.data
  if (!of)
    return (
      <Page title={number} trail={trail}>
        <div className="card">{publication.error ? <Refusal error={publication.error} retry={() => void publication.refetch()} /> : <Loading rows={12} />}</div>
      </Page>
    )
  const [title, ...others] = of.titles ?? []
  return (
    <Page title={title?.text ?? number} trail={trail} aside={<StatusTag status={of.legal_status} />}>
      {others.map((one) => <p key={one.lang} className="other-title" lang={one.lang || undefined}>{one.text}</p>)}
      <div className="publication">
        <div>
          <Texts word="cfAb" texts={of.abstracts} />
          <Facts of={of} />
          <Texts word="cfCl" texts={of.claims} />
          <Texts word="description" texts={of.descriptions} />
        </div>
        <div>
          <Citations of={of} />
          <Family of={of} />
          <Source of={of} />
        </div>
      </div>
    </Page>
  )
}
