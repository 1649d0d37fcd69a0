// The map as a report that knows no file format: conclusions first, then every figure with its data.
import { OPEN_YEARS } from '@/corpus/names'
import type { CorpusAnalysis, CorpusAxis, CorpusMatrix, CorpusWhiteSpaces } from '@/corpus/shapes'
import { counted } from '@/lib/numbers'
import type { Report, Section } from '@/reports/case-file'
import type { useWords } from '@/words/corpus'

import { type Conclusion, percent, type Said, spaceName } from './conclusions'
import type { Picture } from './picture'

export interface MapFigures {
  q?: string
  expression: string
  /** The day it is made, as text. */
  day: string
  by: string
  analysis: CorpusAnalysis
  conclusions: Conclusion[]
  applicants?: CorpusAxis
  subclasses?: CorpusAxis
  white?: CorpusWhiteSpaces
  matrix?: CorpusMatrix
  pictures: { years?: Picture; classes?: Picture }
}

const APPLICANTS = 20
const CELLS = 20

export function mapReport(of: MapFigures, t: ReturnType<typeof useWords>['t']): Report {
  const say = ({ word, values }: Said) => t(word, values)
  const { analysis, white, matrix } = of
  const section = (heading: string, head: string[], rows: (string | number)[][], picture?: Picture): Section => ({
    heading, picture, table: rows.length > 0 ? { head, rows: rows.map((row) => row.map(String)) } : undefined, empty: t('none'),
  })
  const axisRows = (axis?: CorpusAxis) => (axis?.rows ?? []).slice(0, APPLICANTS).map((row) => [row.value, counted(row.count)])
  return {
    title: t('mapReportTitle'),
    subtitle: t('mapReportSubtitle', { day: of.day, by: of.by }),
    sections: [
      {
        heading: t('searchScope'),
        facts: [
          [t('expression'), of.expression || t('allPublications')],
          [t('publications'), t('foundExactly', { count: counted(analysis.count) })],
          [t('applicants'), t('restsConcentration', { count: counted(analysis.concentration.applicants), share: percent(analysis.concentration.share_of_five), hhi: analysis.concentration.herfindahl.toFixed(3) })],
          [t('note'), t('openYearsNote')],
        ],
      },
      section(t('conclusions'), [t('conclusion'), t('basisHead')], of.conclusions.map((one) => [say(one.says), say(one.rests)])),
      section(t('trend'), [t('year'), t('applications'), t('activeApplicants'), t('newcomers')],
        analysis.years.map((year, i) => [`${year.year}${i >= analysis.years.length - OPEN_YEARS ? t('yearOpen') : ''}`, counted(year.applications), counted(year.applicants), counted(year.newcomers)]), of.pictures.years),
      section(t('mainApplicants'), [t('applicants'), t('publications')], axisRows(of.applicants)),
      section(t('ipcTitle'), [t('facetIpc'), t('publications')], axisRows(of.subclasses), of.pictures.classes),
      ...(matrix ? [section(t('matrix'), [t('technology'), ...matrix.columns, t('total')], matrix.rows.map((name, r) => [name, ...(matrix.counts[r] ?? []).map(counted), counted(matrix.row_totals[r] ?? 0)]))] : []),
      ...(white ? [section(t('whiteSpaces'), [t('spaceCell'), t('recentWorld'), t('wholeWorld'), t('ownCount')], white.cells.slice(0, CELLS).map((cell) => [spaceName(cell), counted(cell.recent), counted(cell.world), counted(cell.own)]))] : []),
      section(t('partners'), [t('partnersHead'), t('together')], analysis.partners.slice(0, APPLICANTS).map((pair) => [`${pair.first} — ${pair.second}`, counted(pair.together)])),
      section(t('mostCited'), [t('cfPn'), t('patentTitle'), t('citedBy'), t('times')], analysis.most_cited.slice(0, APPLICANTS).map((one) => [one.number, one.title ?? t('unknown'), counted(one.cited_by), `${one.ratio.toFixed(1)}×`])),
    ],
  }
}
