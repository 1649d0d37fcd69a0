// The faces of a view that has nothing to show: loading, empty, failed, forbidden.
import { Button, Skeleton } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'

import { Problem } from '@/lib/api'
import { useWords } from '@/words'

/** A skeleton, but only after 400 ms: what comes sooner needs no sign. */
export function Loading({ rows = 6 }: { rows?: number }) {
  const { t } = useWords()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 400)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status" aria-label={t('loading')} style={{ minHeight: rows * 32 }}>
      {late && <Skeleton active title={false} paragraph={{ rows }} />}
    </div>
  )
}

export function Face({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <div className="face">
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children}
    </div>
  )
}

/** Says what the server said, with its hint and the number to quote. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useWords()
  const problem = error instanceof Problem ? error : undefined
  const [title, hint] =
    problem?.status === 0
      ? [t('offline'), t('offlineHint')]
      : problem?.status === 403
        ? [problem.message || t('forbidden'), problem.hint || t('forbiddenHint')]
        : problem?.status === 404
          ? [problem.message || t('notFound'), problem.hint || t('notFoundHint')]
          : [problem?.message || t('failed'), problem?.hint || t('failedHint')]
  return (
    <div role="alert">
      <Face title={title} text={hint}>
        {problem?.trace && <p className="note">{t('trace', { trace: problem.trace })}</p>}
        {retry && problem?.status !== 403 && <Button onClick={retry}>{t('retry')}</Button>}
      </Face>
    </div>
  )
}

interface Asked<T> {
  data: T | undefined
  error: unknown
  refetch: () => unknown
}

/** Draws an answer, or the face of why there is none. Old data stay while new ones are on their way. */
export function Answer<T>({ of, rows, children }: { of: Asked<T>; rows?: number; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.error) return <Failure error={of.error} retry={() => void of.refetch()} />
  return <Loading rows={rows} />
}
