// The board of a chain: a column a stage, a card a case; what has ended stands as a count.
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Segmented, Select, Space } from 'antd'

import { HandleButton } from '@/cases/case-table'
import '@/cases/cases.css'
import { DueTag } from '@/cases/due-tag'
import { CaseLink, DaysIn, Firm, Sum } from '@/cases/facts'
import { lateness } from '@/cases/days'
import { isEnd, openFilter, type Run, strangeFilter, todoQuery, useRuns } from '@/cases/open'
import { sumOf } from '@/cases/sheets/fen'
import { FilterBar } from '@/fields/filter-bar'
import { Answer, Face, Failure, Loading } from '@/kit/faces'
import { Page } from '@/kit/page'
import { both, quoted } from '@/lib/feel'
import { moneyText } from '@/lib/numbers'
import { countQuery, listQuery, typesQuery } from '@/lib/queries'
import type { RecordType, Row } from '@/lib/shapes'
import { titleOf } from '@/lib/titles'
import { useWords } from '@/words'

import { BANK, boardFilter, type BoardSearch, pathsTo } from './narrow'

const CARDS = 20

/** The name of a case often is the firm's with a word behind it: then the firm needs no line of its own. */
function namesFirm(type: RecordType, row: Row): boolean {
  const firm = type.fields.find((field) => field.target === 'enterprise')
  const name = firm && row.titles?.[firm.key]
  return Boolean(name && titleOf(type, row).startsWith(name))
}

/** What the cases of a column come to, once all of them are there. */
function ColumnSum({ type, rows }: { type: RecordType; rows: Row[] }) {
  const { language } = useWords()
  const field = type.fields.find((one) => one.kind === 'money')
  if (!field || rows.length === 0) return null
  return <span className="note digits board-sum">{moneyText(sumOf(rows.map((row) => String(row[field.key] ?? '0'))), language)}</span>
}

function Card({ type, row }: { type: RecordType; row: Row }) {
  return (
    <li className={`board-card ${row.stage_due ? lateness(row.stage_due).state : ''}`}>
      <CaseLink type={type} row={row} />
      {!namesFirm(type, row) && <div className="note"><Firm type={type} row={row} /></div>}
      <div className="board-line"><b><Sum type={type} row={row} /></b><DaysIn row={row} /></div>
      <div className="board-line"><DueTag due={row.stage_due} /><HandleButton type={type} row={row} /></div>
    </li>
  )
}

function Column({ type, name, filter, target }: { type: RecordType; name: string; filter: string; target?: number | null }) {
  const { t } = useWords()
  const count = useQuery(countQuery(type.key, filter))
  const page = useQuery(listQuery(type.key, { filter, sort: 'stage_due', limit: CARDS }))
  return (
    <section className="board-column" aria-label={name}>
      <h2>
        {name}{' '}
        <Link to="/records/$type" params={{ type: type.key }} search={{ filter }} className="digits" aria-label={`${name} ${t('records')} ${count.data ?? ''}`}>
          {count.data ?? '…'}
        </Link>
      </h2>
      <p className="note board-head">
        {target != null ? t('target', { days: target }) : t('noTarget')}
        {page.data && !page.data.next && <ColumnSum type={type} rows={page.data.items} />}
      </p>
      <Answer of={page} rows={3}>
        {({ items, next }) => (
          <>
            <ul>
              {items.map((row) => <Card key={row.id} type={type} row={row} />)}
            </ul>
            {items.length === 0 && <p className="note">{t('noCases')}</p>}
            {next && (
              <Link to="/records/$type" params={{ type: type.key }} search={{ filter }}>
                {t('moreCases', { count: Math.max((count.data ?? 0) - items.length, 0) })}
              </Link>
            )}
          </>
        )}
      </Answer>
    </section>
  )
}

/** Cases in a stage that the chain does not declare: seen, not lost. */
function StrangeColumn({ chain, type }: Run) {
  const { t } = useWords()
  const filter = strangeFilter(chain)
  const count = useQuery(countQuery(type.key, filter))
  return count.data ? <Column type={type} name={t('strangeStage')} filter={filter} /> : null
}

function EndCount({ type, name, filter }: { type: RecordType; name: string; filter: string }) {
  const count = useQuery(countQuery(type.key, filter))
  return (
    <Link to="/records/$type" params={{ type: type.key }} search={{ filter }}>
      {name} <span className="digits">{count.data ?? '…'}</span>
    </Link>
  )
}

const ALL = 1000

/** How many cases are on their way, and what they come to. */
function Summary({ chain, type, filter }: Run & { filter: string }) {
  const { t, language } = useWords()
  const money = type.fields.find((field) => field.kind === 'money')
  const open = useQuery(listQuery(type.key, { filter: both(openFilter(chain), filter), fields: money?.key ?? type.title, limit: ALL }))
  if (!open.data || open.data.next) return null
  const { items } = open.data
  const sum = money && sumOf(items.map((row) => String(row[money.key] ?? '0')))
  return <>{[t('casesOpen', { count: items.length }), sum && moneyText(sum, language)].filter(Boolean).join(' · ')}</>
}

type Narrow = (change: Partial<BoardSearch>) => void

function Banks({ type, search, narrow }: { type: RecordType; search: BoardSearch; narrow: Narrow }) {
  const { t } = useWords()
  const { data: types = [] } = useQuery(typesQuery)
  const bank = types.find((one) => one.key === BANK && one.actions.includes('read'))
  const banks = useQuery({ ...listQuery(BANK, { fields: bank?.title, limit: 200 }), enabled: Boolean(bank) })
  if (!bank || pathsTo(BANK, type, types).length === 0) return null
  return (
    <Select
      aria-label={t('byBank')}
      placeholder={t('allBanks')}
      allowClear
      value={search.bank}
      onChange={(to?: string) => narrow({ bank: to })}
      options={banks.data?.items.map((row) => ({ value: row.id, label: titleOf(bank, row) }))}
      style={{ minWidth: 140 }}
    />
  )
}

function Narrowing({ type, search, narrow }: { type: RecordType; search: BoardSearch; narrow: Narrow }) {
  const { t } = useWords()
  return (
    <Space wrap className="no-print">
      <FilterBar key={search.filter} type={type} chips={search.chips ?? []} expression={search.filter ?? ''} onChips={(chips) => narrow({ chips: chips.length > 0 ? chips : undefined })} onExpression={(filter) => narrow({ filter: filter || undefined })} />
      <Banks type={type} search={search} narrow={narrow} />
      <Button aria-pressed={Boolean(search.mine)} type={search.mine ? 'primary' : 'default'} ghost={search.mine} onClick={() => narrow({ mine: search.mine ? undefined : true })}>{t('onlyMine')}</Button>
    </Space>
  )
}

function Board({ chain, type }: Run) {
  const { t, label } = useWords()
  const navigate = useNavigate()
  const search = useSearch({ from: '/shell/boards/$chain' })
  const { data: types = [] } = useQuery(typesQuery)
  const todo = useQuery({ ...todoQuery(), enabled: Boolean(search.mine) })
  const mine = todo.data?.items.filter((one) => one.chain === chain.key).map((one) => one.record.id) ?? []
  const narrowed = boardFilter(type, types, search, mine)
  const narrow: Narrow = (change) => void navigate({ to: '/boards/$chain', params: { chain: chain.key }, search: { ...search, ...change }, replace: true })
  const here = (key: string) => both(`stage = ${quoted(key)}`, narrowed)
  const ends = chain.stages.filter(isEnd)
  return (
    <Page
      title={label(chain.label)}
      aside={<Summary chain={chain} type={type} filter={narrowed} />}
      actions={
        <>
          <Segmented
            aria-label={t('viewAs')}
            value="board"
            options={[{ value: 'board', label: t('kanban') }, { value: 'list', label: t('list') }]}
            onChange={(to) => to === 'list' && void navigate({ to: '/records/$type', params: { type: type.key }, search: { filter: narrowed || undefined } })}
          />
          {type.actions.includes('create') && (
            <Button type="primary" onClick={() => void navigate({ to: '/records/$type/new', params: { type: type.key } })}>
              {t('create', { type: label(type.label) })}
            </Button>
          )}
        </>
      }
    >
      <div className="board-narrow">
        <Narrowing type={type} search={search} narrow={narrow} />
        {ends.length > 0 && (
          <nav className="board-ends" aria-label={t('ended')}>
            <span className="note">{t('ended')}</span>
            {ends.map((stage) => <EndCount key={stage.key} type={type} name={label(stage.label)} filter={here(stage.key)} />)}
          </nav>
        )}
      </div>
      <div className="board" role="region" aria-label={label(chain.label)} tabIndex={0}>
        {chain.stages.filter((stage) => !isEnd(stage)).map((stage) => (
          <Column key={stage.key} type={type} name={label(stage.label)} filter={here(stage.key)} target={stage.target_workdays} />
        ))}
        {!narrowed && <StrangeColumn chain={chain} type={type} />}
      </div>
    </Page>
  )
}

export function BoardPage() {
  const { chain: key } = useParams({ from: '/shell/boards/$chain' })
  const { t } = useWords()
  const { runs, error, refetch } = useRuns()
  if (!runs) return error ? <Failure error={error} retry={refetch} /> : <Loading />
  const run = runs.find((one) => one.chain.key === key)
  return run ? <Board key={key} {...run} /> : <Face title={t('notFound')} text={t('notFoundHint')} />
}
