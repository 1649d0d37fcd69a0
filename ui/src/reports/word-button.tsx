import { FileWordOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'

import { useComplain } from '@/kit/complain'
import { saveAs } from '@/lib/csv'
import { minuteOf } from '@/lib/numbers'
import { chainsQuery, typesQuery, useSession } from '@/lib/queries'
import type { Row } from '@/lib/shapes'
import { useWords } from '@/words'

import { caseFile } from './case-file'

/** The file of a case for Word; made in this browser from what the person may read. */
export function WordButton({ row }: { row: Row }) {
  const { t, label, language } = useWords()
  const complain = useComplain()
  const session = useSession()
  const { data: types } = useQuery(typesQuery)
  const { data: chains } = useQuery(chainsQuery)
  const [busy, setBusy] = useState(false)
  const write = async () => {
    if (!types) return
    setBusy(true)
    try {
      const stages = chains?.find((chain) => chain.type === row.type)?.stages
      const stage = label(stages?.find((one) => one.key === row.stage)?.label) || (row.stage ?? '')
      const report = await caseFile(row, {
        types, language, gaps: { unknown: t('unknown'), hidden: t('hiddenValue') },
        words: { facts: t('details'), schedule: t('schedule'), none: t('none'), subtitle: t('fileSubtitle', { stage, at: minuteOf(row.updated_at), name: session.name }) },
      })
      const { wordFile } = await import('./word')
      saveAs(await wordFile(report), `${report.title}.docx`)
    } catch (failure) {
      complain(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button icon={<FileWordOutlined />} loading={busy} onClick={() => void write()}>
      {t('exportWord')}
    </Button>
  )
}
