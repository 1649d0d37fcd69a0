// Ctrl K opens the palette; its code is fetched when it is first wanted.
import { SearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'

import { useWords } from '@/words'

import type { PaletteLink } from './palette'

const Palette = lazy(() => import('./palette').then((module) => ({ default: module.Palette })))

export function Search({ pages }: { pages: PaletteLink[] }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  return (
    <>
      <Button className="shell-search" icon={<SearchOutlined />} onClick={() => setOpen(true)} aria-label={t('search')} aria-keyshortcuts="Control+K">
        <span className="wide-only shell-search-text">{t('search')}</span>
      </Button>
      {open && (
        <Suspense fallback={null}>
          <Palette pages={pages} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
