// 专利导航: where a technology stands and where to go. Every figure opens its publications; conclusions come from the figures by plain rules.
import { FileWordOutlined, PrinterOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useRef, useState } from 'react'

import { analysisQuery, mapQuery, matrixQuery, whiteSpacesQuery } from '@/corpus/api'
import { narrowed } from '@/corpus/chips'
import { FoundLink } from '@/corpus/found-link'
import { Ranking } from '@/corpus/ranking'
import { isUnread, Refusal, Unread } from '@/corpus/refusal'
import { SearchBox } from '@/corpus/search-box'
import type { CorpusAnalysis, CorpusMap } from '@/corpus/shapes'
import { PlainTable, Told } from '@/corpus/told'
import { YearChart } from '@/corpus/year-chart'
import { useComplain } from '@/kit/complain'
import { Face, Loading } from '@/kit/faces'
import { Info } from '@/kit/info'
import { Page } from '@/kit/page'
import { saveAs } from '@/lib/csv'
import { counted } from '@/lib/numbers'
import { useSession } from '@/lib/queries'
import { useWords } from '@/words/corpus'

import { type Axes, concentrationWord, conclusionsOf, percent, stageWords } from './conclusions'
import { exampleAxes, keepAxes, keptAxes } from './axes'
import { ConclusionsCard } from './conclusions-card'
import { IpcCard, type SpaceAxis, spaceQueryOf } from './ipc-card'
import './map-page.css'
import { mapReport } from './map-report'
import { MatrixCard } from './matrix-card'
import { CitedCard, PartnersCard } from './people-cards'
import { pictureOf } from './picture'
import { WhiteCard } from './white-card'

const AXES = 'applicant,ipc_subclass,ipc_group'
const ROWS = 60
const RANKS = 10
const SPACE_AXES: Record<SpaceAxis, { row: string; column: string }> = { group: { row: 'ipc_group', column: 'ipc_group' }, crossed: { row: 'ipc_subclass', column: 'ipc_group' } }

function TrendCard({ of, q }: { of: CorpusAnalysis; q?: string }) {
  const { t } = useWords()
  const top = of.years.toSorted((a, b) => b.applications - a.applications)[0]
  const sentence = top ? t('trendSaid', { from: of.years[0]!.year, to: of.years.at(-1)!.year, year: top.year, count: counted(top.applications) }) : t('none')
  return (
    <section className="card map-wide" aria-label={t('trend')}>
      <h2>{t('trend')} <span className="note">{t('trendLegend')}</span></h2>
      <Told sentence={sentence} table={<PlainTable caption={t('trend')} heads={[t('year'), t('applications'), t('activeApplicants'), t('newcomers')]}
        rows={of.years.map((year) => ({ key: String(year.year), cells: [year.year, <FoundLink key="a" q={narrowed(q, 'AY', String(year.year))}>{counted(year.applications)}</FoundLink>, counted(year.applicants), counted(year.newcomers)] }))} />}>
        {top && <YearChart years={of.years.map((year) => ({ year: year.year, count: year.applications, line: year.newcomers }))} q={q} summary={sentence} width={760} height={230} />}
      </Told>
      <p className="note">{t('openYearsNote')}</p>
    </section>
  )
}

function StandingCard({ of }: { of: CorpusAnalysis }) {
  const { t } = useWords()
  const { applicants, share_of_five: share, herfindahl } = of.concentration
  return (
    <section className="card map-half" aria-label={t('standing')}>
      <h2>{t('standing')} <Info label={t('standing')}>{t('standingHelp')}</Info></h2>
      <dl className="standing">
        <div><dt>{t('lifeStage')}</dt><dd>{t(stageWords[of.stage])}</dd></div>
        <div><dt>{t('applicants')}</dt><dd className="digits">{counted(applicants)}</dd></div>
        <div><dt>CR5</dt><dd className="digits">{percent(share)}</dd></div>
        <div><dt>HHI</dt><dd className="digits">{herfindahl.toFixed(3)}</dd></div>
      </dl>
      {applicants > 0 && <p>{t(concentrationWord(of.concentration))}</p>}
    </section>
  )
}

function ApplicantsCard({ map, q }: { map: CorpusMap; q?: string }) {
  const { t } = useWords()
  const axis = map.axes.find((one) => one.key === 'applicant')
  const rows = (axis?.rows ?? []).slice(0, RANKS).map(({ value, count }) => ({ name: value, count, q: narrowed(q, 'PAS', value) }))
  const [first] = rows
  return (
    <section className="card map-half" aria-label={t('mainApplicants')}>
      <h2>{t('mainApplicants')}</h2>
      <Told sentence={first ? t('applicantsSaid', { values: counted(axis!.values), name: first.name, count: counted(first.count) }) : t('none')}
        table={<PlainTable caption={t('mainApplicants')} heads={[t('applicants'), t('publications')]} rows={rows.map((row) => ({ key: row.name, cells: [row.name, <FoundLink key="c" q={row.q}>{counted(row.count)}</FoundLink>] }))} />}>
        <Ranking rows={rows} label={t('mainApplicants')} />
      </Told>
    </section>
  )
}

function useFigures(q: string | undefined, own: string | undefined, spaceAxis: SpaceAxis) {
  const { language } = useWords()
  const { login } = useSession()
  const [kept, setKept] = useState(() => keptAxes(login))
  const analysis = useQuery({ ...analysisQuery(q), placeholderData: keepPreviousData })
  const map = useQuery({ ...mapQuery(q, AXES, ROWS), placeholderData: keepPreviousData })
  const axisOf = (key: string) => map.data?.axes.find((axis) => axis.key === key)
  const axes = kept ?? exampleAxes(axisOf('ipc_subclass'), language)
  const matrix = useQuery(matrixQuery(q, axes.rows, axes.columns))
  const white = useQuery(whiteSpacesQuery({ q, own, ...SPACE_AXES[spaceAxis] }))
  const setAxes = (next: Axes | undefined) => {
    keepAxes(login, next)
    setKept(next)
  }
  const spaceQuery = spaceQueryOf(q, spaceAxis)
  const conclusions = analysis.data ? conclusionsOf({ q, analysis: analysis.data, white: white.data, matrix: matrix.data, axes, spaceQuery }) : []
  return { analysis, map, axisOf, axes, setAxes, matrix, white, conclusions }
}

function ReportButton({ figures, q, drawn }: { figures: ReturnType<typeof useFigures>; q?: string; drawn: () => HTMLElement | null }) {
  const { t } = useWords()
  const { name } = useSession()
  const complain = useComplain()
  const [busy, setBusy] = useState(false)
  const { analysis, map, axisOf, matrix, white, conclusions } = figures
  const isReady = Boolean(analysis.data && map.data && !matrix.isLoading && !white.isLoading)
  const write = async () => {
    if (!analysis.data) return
    setBusy(true)
    try {
      const svg = (selector: string) => drawn()?.querySelector<SVGSVGElement>(selector)
      const [years, classes] = await Promise.all(['.year-chart', '.treemap'].map((selector) => (svg(selector) ? pictureOf(svg(selector)!) : undefined)))
      const { wordFile } = await import('@/reports/word')
      const report = mapReport({
        q, expression: map.data?.expression ?? '', day: new Date().toLocaleDateString('sv'), by: name, analysis: analysis.data, conclusions, applicants: axisOf('applicant'),
        subclasses: axisOf('ipc_subclass'), white: white.data, matrix: matrix.data, pictures: { years, classes },
      }, t)
      saveAs(await wordFile(report), `${report.title}.docx`)
    } catch (failure) {
      complain(failure)
    } finally {
      setBusy(false)
    }
  }
  return <Button type="primary" icon={<FileWordOutlined aria-hidden />} loading={busy} disabled={!isReady} title={isReady ? undefined : t('loading')} onClick={() => void write()}>{t('makeMapReport')}</Button>
}

export function MapPage() {
  const { t } = useWords()
  const { q, own } = useSearch({ from: '/shell/corpus/map' })
  const navigate = useNavigate({ from: '/corpus/map' })
  const [spaceAxis, setSpaceAxis] = useState<SpaceAxis>('group')
  const figures = useFigures(q, own, spaceAxis)
  const { analysis, map, axisOf, axes, setAxes, matrix, white, conclusions } = figures
  const grid = useRef<HTMLDivElement>(null)
  const unread = isUnread(analysis.error) ? analysis.error : undefined
  const of = analysis.data
  const trail = <><Link to="/corpus" search={{ q }}>{t('corpusSearch')}</Link> / {t('corpusMap')}</>
  return (
    <Page title={t('corpusMap')} trail={trail} aside={of && t('foundExactly', { count: counted(of.count) })}
      actions={<>
        <Link to="/corpus" search={{ q }} className="ant-btn-like">{t('toFound')}</Link>
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>{t('print')}</Button>
        <ReportButton figures={figures} q={q} drawn={() => grid.current} />
      </>}>
      <SearchBox q={q ?? ''} onSearch={(next) => void navigate({ search: (now) => ({ ...now, q: next || undefined }) })} refusal={unread && <Unread error={unread} expression={q ?? ''} />} />
      <p className="print-only">{t('expression')} {map.data?.expression || t('allPublications')}</p>
      {analysis.error && !unread ? (
        <div className="card"><Refusal error={analysis.error} retry={() => void analysis.refetch()} /></div>
      ) : unread ? null : of?.count === 0 ? (
        <div className="card"><Face title={t('nothingFound')} text={t('nothingFoundHint')}><Link to="/corpus/map" search={{}}><Button tabIndex={-1}>{t('allPublications')}</Button></Link></Face></div>
      ) : (
        <div className="map-grid" ref={grid} aria-busy={analysis.isPlaceholderData}>
          {of ? (
            <>
              <ConclusionsCard list={conclusions} />
              <TrendCard of={of} q={q} />
            </>
          ) : (
            <div className="card map-wide"><Loading rows={8} /></div>
          )}
          {map.data ? <ApplicantsCard map={map.data} q={q} /> : <div className="card map-half"><Loading rows={8} /></div>}
          {map.data && <IpcCard subclasses={axisOf('ipc_subclass')} groups={axisOf('ipc_group')} q={q} />}
          {map.data && of && <MatrixCard q={q} all={of.count} axes={axes} matrix={matrix} onAxes={setAxes} />}
          <WhiteCard q={q} own={own} axis={spaceAxis} white={white} onAxis={setSpaceAxis} onOwn={(next) => void navigate({ search: (now) => ({ ...now, own: next }) })} />
          {of && <StandingCard of={of} />}
          {of && <CitedCard of={of} />}
          {of && <PartnersCard of={of} q={q} />}
        </div>
      )}
    </Page>
  )
}
