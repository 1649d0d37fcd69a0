// Ctrl K: find a firm, a patent, a case or a page by a few characters, without leaving the keyboard.
import { SearchOutlined } from '@ant-design/icons'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Input, type InputRef, Modal } from 'antd'
import { type KeyboardEvent, useDeferredValue, useId, useRef, useState } from 'react'

import { quoted } from '@/lib/feel'
import { fieldOf, listQuery, typesQuery } from '@/lib/queries'
import { titleOf } from '@/lib/titles'
import { useWords } from '@/words'

/** Types that are looked through, in this order; those a person may not read are left out. */
const SEARCHED = ['enterprise', 'patent', 'financing_case', 'loan_product', 'document']
const EACH = 5

export interface PaletteLink {
  name: string
  to: string
}

interface Hit extends PaletteLink {
  group: string
}

function useHits(text: string, pages: PaletteLink[]): Hit[] {
  const { t, label } = useWords()
  const { data: types } = useQuery(typesQuery)
  const searched = SEARCHED.map((key) => types?.find((type) => type.key === key)).filter(
    (type) => type?.actions.includes('read') && fieldOf(type, type.title)?.kind === 'text',
  )
  const answers = useQueries({
    queries: searched.map((type) => ({
      ...listQuery(type!.key, { filter: `contains(${type!.title}, ${quoted(text)})`, fields: type!.title, limit: EACH }),
      enabled: text.length > 0,
    })),
  })
  const named = pages.filter((page) => text && page.name.includes(text)).map((page) => ({ ...page, group: t('menu') }))
  const records = answers.flatMap((answer, place) => {
    const type = searched[place]!
    return (answer.data?.items ?? []).map((row) => ({
      group: label(type.label),
      name: titleOf(type, row),
      to: `/records/${type.key}/${row.id}`,
    }))
  })
  return [...named, ...records]
}

export function Palette({ pages, onClose }: { pages: PaletteLink[]; onClose: () => void }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const listId = useId()
  const input = useRef<InputRef>(null)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const hits = useHits(useDeferredValue(typed.trim()), pages)
  const open = (hit: Hit | undefined) => {
    if (!hit) return
    onClose()
    void navigate({ to: hit.to })
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setChosen((now) => Math.min(Math.max(now + step, 0), Math.max(hits.length - 1, 0)))
    } else if (event.key === 'Enter') open(hits[chosen])
  }
  return (
    <Modal open footer={null} closable={false} onCancel={onClose} title={t('search')} afterOpenChange={(shown) => shown && input.current?.focus()}>
      <Input
        ref={input}
        role="combobox"
        aria-label={t('search')}
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-activedescendant={hits.length > 0 ? `${listId}-${chosen}` : undefined}
        prefix={<SearchOutlined aria-hidden />}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setChosen(0)
        }}
        onKeyDown={press}
      />
      <div role="listbox" id={listId} aria-label={t('search')} className="palette">
        {hits.map((hit, place) => (
          <div
            key={hit.to}
            id={`${listId}-${place}`}
            role="option"
            aria-selected={place === chosen}
            onMouseEnter={() => setChosen(place)}
            onClick={() => open(hit)}
          >
            <span>{hit.name}</span>
            <span className="note">{hit.group}</span>
          </div>
        ))}
      </div>
      {typed.trim() && hits.length === 0 && <p className="note">{t('noOptions')}</p>}
    </Modal>
  )
}
