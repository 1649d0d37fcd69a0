// 上传 → 列映射 → 校验 → 写入与回执. Nothing is written before the last step; the file stays in this page only.
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { App, Button, Steps } from 'antd'
import { useEffect, useRef, useState } from 'react'

import { useComplain } from '@/kit/complain'
import { Failure, Loading } from '@/kit/faces'
import { Page } from '@/kit/page'
import { typesQuery } from '@/lib/queries'
import { useWords } from '@/words'

import { type Batch, type Mapping, newTicket, type Order, runImport } from './api'
import { CheckStep } from './check-step'
import { remember, remembered } from './mapping'
import { MappingStep } from './mapping-step'
import { RunProgress, type Running } from './progress'
import { Receipt } from './receipt'
import { Side } from './side'
import { fileOf, type Mend, mended, type Sheet, sheetOf } from './sheet'
import { type Draft, UploadStep } from './upload-step'

/** One run at a time; a person who has left the page is told how it ended. */
function useRun() {
  const { t } = useWords()
  const { message } = App.useApp()
  const complain = useComplain()
  const here = useRef(true)
  const [running, setRunning] = useState<Running>()
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const run = async (order: Order, map: Mapping, dryRun: boolean): Promise<Batch | undefined> => {
    const ticket = newTicket()
    setRunning({ dryRun, ticket })
    setError(undefined)
    try {
      const batch = await runImport(order, map, dryRun, ticket)
      if (!here.current && !dryRun)
        void message.success(t('importEnded', { file: order.file.name, inserted: batch.counts.inserted, updated: batch.counts.updated, refused: batch.counts.refused }))
      return batch
    } catch (failure) {
      setError(failure)
      if (!here.current && !dryRun) complain(failure)
      return undefined
    } finally {
      setRunning(undefined)
    }
  }
  return { run, running, error }
}

function useWizard() {
  const { type: asked } = useSearch({ from: '/shell/imports/new' })
  const [step, setStep] = useState(0)
  const [draft, setDraft] = useState<Draft>({ type: asked ?? '', mode: 'insert', key: [], createMissing: [] })
  const [map, setMap] = useState<Mapping>({})
  const [batch, setBatch] = useState<Batch>()
  const [sheet, setSheet] = useState<Sheet>()
  const { run, running, error } = useRun()
  const order = draft as Order

  const read = async () => {
    let first = await run(order, {}, true)
    if (!first) return
    const known = remembered(order.type, first.mapping ?? [])
    if (known && Object.keys(known).length > 0) first = (await run(order, known, true)) ?? first
    setMap(known ?? {})
    setSheet(await sheetOf(order.file))
    setBatch(first)
    setStep(1)
  }
  const check = async (file = order.file) => {
    const next = await run({ ...order, file }, map, true)
    if (!next) return false
    remember(order.type, next.mapping ?? [], map)
    setBatch(next)
    setStep(2)
    return true
  }
  const mend = async (mends: Mend[]) => {
    if (!sheet) return
    const next = mended(sheet, mends)
    const file = fileOf(next)
    if (!(await check(file))) return
    setSheet(next)
    setDraft((now) => ({ ...now, file }))
  }
  const write = async () => {
    const done = await run(order, map, false)
    if (!done) return
    setBatch(done)
    setStep(3)
  }
  return { step, setStep, draft, change: (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part })), map, setMap, batch, setBatch, sheet, read, check, mend, write, running, error }
}

export function NewImportPage() {
  const { t } = useWords()
  const { data: types } = useQuery(typesQuery)
  const wizard = useWizard()
  const { step, batch, running, error } = wizard
  const type = types?.find((one) => one.key === wizard.draft.type)
  const busy = Boolean(running)
  if (!types) return <Loading />
  return (
    <Page title={t('newImport')} aside={step > 0 ? wizard.draft.file?.name : undefined} actions={<Link to="/imports">{t('allImports')}</Link>}>
      <div className="card" style={{ marginBottom: 14 }}>
        <Steps size="small" current={step} items={[{ title: t('stepUpload') }, { title: t('stepMap') }, { title: t('stepCheck') }, { title: t('stepReceipt') }]} />
        <p className="note" role="status" aria-live="polite" style={{ margin: running ? '8px 0 0' : 0 }}>
          {running && t(running.dryRun ? 'checking' : 'writing')}
        </p>
        {running && <RunProgress key={running.ticket} running={running} />}
      </div>
      {Boolean(error) && !busy && <div className="card" style={{ marginBottom: 14 }}><Failure error={error} /></div>}
      {step === 0 && <UploadStep draft={wizard.draft} onChange={wizard.change} onNext={() => void wizard.read()} busy={busy} />}
      {step === 1 && type && (
        <MappingStep type={type} columns={batch?.mapping ?? []} map={wizard.map} onMap={wizard.setMap} onBack={() => wizard.setStep(0)} onNext={() => void wizard.check()} busy={busy} />
      )}
      {step === 2 && batch && (
        <div className="import-check">
          <div>
            <CheckStep key={batch.id} batch={batch} sheet={wizard.sheet} onMend={(mends) => void wizard.mend(mends)} onBack={() => wizard.setStep(1)} onWrite={() => void wizard.write()} busy={busy} />
          </div>
          {type && <Side type={type} types={types} columns={batch.mapping ?? []} map={wizard.map} order={wizard.draft as Order} onMap={() => wizard.setStep(1)} />}
        </div>
      )}
      {step === 3 && batch && (
        <section className="card">
          <Receipt batch={batch} onChange={wizard.setBatch} />
          <p><Link to="/imports/new" reloadDocument><Button type="link" tabIndex={-1}>{t('importAnother')}</Button></Link></p>
        </section>
      )}
    </Page>
  )
}
