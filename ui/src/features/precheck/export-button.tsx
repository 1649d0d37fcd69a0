import { DownloadOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'

import { useComplain } from '@/kit/complain'
import { saveAs, sheetText } from '@/lib/csv'
import type { Precheck } from '@/lib/shapes'
import { verdicts } from '@/patents/verdicts'
import { useRoleName, useWords } from '@/words'

import { everyRow, holdersQuery, type PrecheckSearch } from './api'
import { deciding } from './deciding'

const CHUNK = 50

/** All rows of the verdict with their grounds, as a table for a spreadsheet. */
export function ExportButton({ search }: { search: PrecheckSearch }) {
  const { t, label } = useWords()
  const roleName = useRoleName()
  const complain = useComplain()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)

  const holderNames = async (rows: Precheck[]) => {
    const firsts = [...new Map(rows.map((row) => [row.holder, row])).values()]
    const names = new Map<string, string>()
    for (let at = 0; at < firsts.length; at += CHUNK) {
      const query = holdersQuery(firsts.slice(at, at + CHUNK))
      if (query.enabled) for (const firm of (await client.fetchQuery(query)).items) names.set(firm.id, String(firm.name ?? ''))
    }
    return names
  }
  const write = async () => {
    setBusy(true)
    try {
      const rows = await everyRow(search)
      const names = await holderNames(rows)
      const head = [t('patentTitle'), t('patentNumber'), t('holder'), t('verdict'), t('grounds'), t('missing'), t('mender'), t('mendDay'), t('mendHow')]
      const body = rows.map((row) => {
        const reasons = deciding(row)
        const of = (text: (reason: (typeof reasons)[number]) => string | undefined) => [...new Set(reasons.map(text).filter(Boolean))].join('；')
        return [
          row.title, row.number ?? '', names.get(row.holder ?? '') ?? '', t(verdicts[row.verdict].word),
          of((reason) => label(reason.label)),
          of((reason) => reason.needs?.map((need) => label(need.label)).join('；')),
          of((reason) => reason.mend && roleName(reason.mend.role)),
          of((reason) => reason.mend?.by ?? undefined),
          of((reason) => label(reason.mend?.how)),
        ]
      })
      saveAs(new Blob([sheetText([head, ...body])], { type: 'text/csv;charset=utf-8' }), `${t('precheck')}.csv`)
    } catch (failure) {
      complain(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button icon={<DownloadOutlined />} loading={busy} onClick={() => void write()}>
      {t('exportCsv')}
    </Button>
  )
}
