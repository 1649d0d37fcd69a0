import { type ReactNode, useEffect } from 'react'

import { useWords } from '@/words'

/** The head of every page: the way back to where it belongs, one h1, a quiet line beside it, actions at the right. */
export function Page({ title, trail, aside, actions, children }: { title: string; trail?: ReactNode; aside?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const { t } = useWords()
  useEffect(() => {
    document.title = `${title} · ${t('product')}`
  }, [title, t])
  return (
    <>
      <div className="page-head">
        {trail && <nav className="trail note no-print" aria-label={t('trail')}>{trail}</nav>}
        <h1>{title}</h1>
        {aside && <span className="note">{aside}</span>}
        {actions && <div className="actions">{actions}</div>}
      </div>
      {children}
    </>
  )
}
