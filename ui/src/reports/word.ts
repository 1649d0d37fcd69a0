// A report as a Word file. Loaded only when somebody asks for one.
import { AlignmentType, Document, Footer, HeadingLevel, ImageRun, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'

import type { Report, Section } from './case-file'

const BODY = { ascii: 'Times New Roman', eastAsia: '仿宋_GB2312', hAnsi: 'Times New Roman' }
const HEAD = { ascii: 'Times New Roman', eastAsia: '黑体', hAnsi: 'Times New Roman' }
const TITLE = { ascii: 'Times New Roman', eastAsia: '方正小标宋简体', hAnsi: 'Times New Roman' }
// Half points: 22 pt, 16 pt, 10.5 pt.
const TITLE_SIZE = 44
const HEAD_SIZE = 32
const CELL_SIZE = 21
const PERCENT = 100
/** Pixels between the margins of the page. */
const TEXT_WIDTH = 600

const paragraph = (text: string, bold = false) => new Paragraph({ children: [new TextRun({ text, font: BODY, size: CELL_SIZE, bold })] })

const row = (cells: string[], header = false, widths?: number[]) =>
  new TableRow({
    tableHeader: header,
    cantSplit: true,
    children: cells.map(
      (text, index) => new TableCell({ children: [paragraph(text, header)], width: widths && { size: widths[index] ?? 0, type: WidthType.PERCENTAGE } }),
    ),
  })

const table = (rows: TableRow[]) => new Table({ rows, width: { size: PERCENT, type: WidthType.PERCENTAGE } })

/** As wide as the text. */
const drawing = ({ png, width, height }: NonNullable<Section['picture']>) =>
  new Paragraph({ spacing: { after: 120 }, children: [new ImageRun({ type: 'png', data: png, transformation: { width: TEXT_WIDTH, height: Math.round((height / width) * TEXT_WIDTH) } })] })

function sectionParts(section: Section): (Paragraph | Table)[] {
  const heading = new Paragraph({ heading: HeadingLevel.HEADING_1, spacing: { before: 240, after: 120 }, children: [new TextRun({ text: section.heading, font: HEAD, size: HEAD_SIZE, color: '000000' })] })
  if (section.facts) return [heading, table(section.facts.map((fact) => row(fact, false, [30, 70])))]
  const pictures = section.picture ? [drawing(section.picture)] : []
  if (section.table) return [heading, ...pictures, table([row(section.table.head, true), ...section.table.rows.map((cells) => row(cells))])]
  return [heading, paragraph(section.empty ?? '')]
}

const footer = () =>
  new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES, ' —'], font: BODY, size: CELL_SIZE })] })] })

export function wordFile(report: Report): Promise<Blob> {
  const head = [
    new Paragraph({ alignment: AlignmentType.CENTER, heading: HeadingLevel.TITLE, children: [new TextRun({ text: report.title, font: TITLE, size: TITLE_SIZE, color: '000000' })] }),
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 240 }, children: [new TextRun({ text: report.subtitle, font: BODY, size: CELL_SIZE })] }),
  ]
  // A4 in twentieths of a point.
  const page = { size: { width: 11906, height: 16838 }, margin: { top: 1440, bottom: 1440, left: 1304, right: 1304 } }
  return Packer.toBlob(new Document({ sections: [{ properties: { page }, footers: { default: footer() }, children: [...head, ...report.sections.flatMap(sectionParts)] }] }))
}
