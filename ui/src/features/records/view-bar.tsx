// Views that a person has kept in this browser: what is sought, how it is sorted, and which columns are shown.
import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input, Popover } from 'antd'
import { useState } from 'react'

import { counted } from '@/lib/numbers'
import { countQuery, useSession } from '@/lib/queries'
import type { RecordType } from '@/lib/shapes'
import { useWords } from '@/words'

import { filterOf, type Sought } from './search'
import './views.css'
import { type View, keepViews, keptViews, sameSearch } from './views'

const MOST = 12

function Count({ type, search }: { type: RecordType; search: Sought }) {
  const { data } = useQuery(countQuery(type.key, filterOf(type, search)))
  return <span className="digits note">{data === undefined ? '…' : counted(data)}</span>
}

function Keep({ names, onKeep }: { names: string[]; onKeep: (name: string) => void }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const taken = names.includes(name.trim())
  const keep = () => {
    if (!name.trim() || taken) return
    onKeep(name.trim())
    setName('')
    setOpen(false)
  }
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      content={
        <form
          style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}
          onSubmit={(event) => {
            event.preventDefault()
            keep()
          }}
        >
          <Input aria-label={t('viewName')} placeholder={t('viewName')} maxLength={20} value={name} status={taken ? 'error' : undefined} onChange={(event) => setName(event.target.value)} style={{ width: 180 }} />
          <Button type="primary" htmlType="submit" disabled={!name.trim() || taken}>{t('save')}</Button>
          <span className="note" role="status" style={{ flexBasis: '100%' }}>{taken ? t('viewTaken') : t('viewHint')}</span>
        </form>
      }
    >
      <Button type="text" size="small" icon={<PlusOutlined />} aria-expanded={open}>{t('keepView')}</Button>
    </Popover>
  )
}

interface Props {
  type: RecordType
  search: Sought
  columns: string[]
  onColumns: (keys: string[]) => void
}

export default function Views({ type, search, columns, onColumns }: Props) {
  const { t, label } = useWords()
  const { login } = useSession()
  const [views, setViews] = useState(() => keptViews(login, type.key))
  const change = (next: View[]) => {
    keepViews(login, type.key, next)
    setViews(next)
  }
  const { find, filter, chips, sort } = search
  const here = (of: Sought) => (sameSearch(of, search) ? 'page' : undefined)
  return (
    <nav className="views" aria-label={t('views')}>
      <Link to="/records/$type" params={{ type: type.key }} search={{}} activeOptions={{ exact: true, includeSearch: true }} aria-current={here({})}>{t('allOf', { type: label(type.label) })}</Link>
      {views.map((view) => (
        <span key={view.name} className="view">
          <Link to="/records/$type" params={{ type: type.key }} search={view.search} activeOptions={{ exact: true, includeSearch: true }} aria-current={here(view.search)} onClick={() => onColumns(view.columns)}>
            {view.name} <Count type={type} search={view.search} />
          </Link>
          {here(view.search) && <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('dropView', { name: view.name })} onClick={() => change(views.filter((one) => one !== view))} />}
        </span>
      ))}
      {views.length < MOST && <Keep names={views.map((view) => view.name)} onKeep={(name) => change([...views, { name, search: { find, filter, chips, sort }, columns }])} />}
    </nav>
  )
}
