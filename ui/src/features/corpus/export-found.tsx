import { DownloadOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { useRef, useState } from 'react'

import type { CorpusRow } from '@/corpus/shapes'
import { useValueName } from '@/corpus/use-names'
import { useComplain } from '@/kit/complain'
import { saveAs, sheetText } from '@/lib/csv'
import { counted } from '@/lib/numbers'
import { useWords } from '@/words/corpus'

import { everyRow, ROWS_MAX } from './every-row'

/** Everything found as a table for a spreadsheet, with how far it is and a way to stop. */
export function ExportFound({ q, sort, count }: { q?: string; sort?: string; count: number }) {
  const { t } = useWords()
  const valueName = useValueName()
  const complain = useComplain()
  const [done, setDone] = useState<[number, number]>()
  const stop = useRef<AbortController>(null)
  const cells = (row: CorpusRow) => [
    row.number, row.title ?? '', row.country ?? '', row.kind ?? '', row.legal_status ? valueName('LS', row.legal_status) : '', row.applicants.join('；'), row.inventors.join('；'),
    row.applied ?? '', row.published ?? '', row.ipc.join('；'), row.cited_by === undefined ? '' : String(row.cited_by),
  ]
  const write = async () => {
    const controller = new AbortController()
    stop.current = controller
    setDone([0, Math.min(count, ROWS_MAX)])
    try {
      const rows = await everyRow({ q, sort }, (have, of) => setDone([have, of]), controller.signal)
      const head = [t('cfPn'), t('patentTitle'), t('facetCountry'), t('facetKind'), t('facetStatus'), t('applicants'), t('inventors'), t('appliedOn'), t('publishedOn'), 'IPC', t('citedBy')]
      saveAs(new Blob([sheetText([head, ...rows.map(cells)])], { type: 'text/csv;charset=utf-8' }), `${t('corpusSearch')}.csv`)
    } catch (failure) {
      if (!controller.signal.aborted) complain(failure)
    } finally {
      setDone(undefined)
    }
  }
  if (done)
    return (
      <span className="export-progress" role="status">
        <Progress type="circle" size={20} percent={(done[0] / Math.max(1, done[1])) * 100} showInfo={false} aria-label={t('exportCsv')} />
        {t('exported', { done: counted(done[0]), of: counted(done[1]) })}
        <Button size="small" onClick={() => stop.current?.abort()}>{t('cancel')}</Button>
      </span>
    )
  return (
    <Button icon={<DownloadOutlined aria-hidden />} disabled={count === 0} title={count > ROWS_MAX ? t('exportMost', { count: counted(ROWS_MAX) }) : undefined} onClick={() => void write()}>
      {t('exportCsv')}
    </Button>
  )
}
