// Searches kept in this browser, opened and dropped from a button beside the search.
import { CloseOutlined, StarOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Input, Popover } from 'antd'
import { useState } from 'react'

import { type KeptSearch, keepSearches, keptSearches } from '@/corpus/kept'
import { useSession } from '@/lib/queries'
import { useWords } from '@/words/corpus'

const MOST = 30

function KeepForm({ taken, onKeep }: { taken: (name: string) => boolean; onKeep: (name: string) => void }) {
  const { t } = useWords()
  const [name, setName] = useState('')
  const isTaken = taken(name.trim())
  return (
    <form
      className="keep-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!name.trim() || isTaken) return
        onKeep(name.trim())
        setName('')
      }}
    >
      <Input aria-label={t('searchName')} placeholder={t('searchName')} maxLength={30} value={name} status={isTaken ? 'error' : undefined} onChange={(event) => setName(event.target.value)} />
      <Button type="primary" htmlType="submit" disabled={!name.trim() || isTaken}>{t('save')}</Button>
      <span className="note" role="status">{isTaken ? t('searchTaken') : t('searchKeptHere')}</span>
    </form>
  )
}

export function KeptSearches({ q }: { q: string }) {
  const { t } = useWords()
  const { login } = useSession()
  const [open, setOpen] = useState(false)
  const [kept, setKept] = useState(() => keptSearches(login))
  const change = (next: KeptSearch[]) => {
    keepSearches(login, next)
    setKept(next)
  }
  const content = (
    <div className="kept-searches">
      {kept.length > 0 ? (
        <ul className="plain-list" aria-label={t('keptSearches')}>
          {kept.map((one) => (
            <li key={one.name}>
              <Link to="/corpus" search={{ q: one.q || undefined }} onClick={() => setOpen(false)}>{one.name}</Link>
              <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={t('dropSearch', { name: one.name })} onClick={() => change(kept.filter((other) => other !== one))} />
              <span className="note">{one.q || t('allPublications')}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="note">{t('noKeptSearches')}</p>
      )}
      {kept.length < MOST && <KeepForm taken={(name) => kept.some((one) => one.name === name)} onKeep={(name) => change([...kept, { name, q }])} />}
    </div>
  )
  return (
    <Popover trigger="click" open={open} onOpenChange={setOpen} title={t('keptSearches')} content={content} placement="bottomRight">
      <Button icon={<StarOutlined aria-hidden />} aria-expanded={open}>{t('keptSearchesCount', { count: kept.length })}</Button>
    </Popover>
  )
}
