// Why there is no answer: no corpus yet, an expression that cannot be read (with a caret under the place), or a failure like any other.
import { Face, Failure } from '@/kit/faces'
import { Problem } from '@/lib/api'
import { useWords } from '@/words/corpus'

/** The character the server names, from 1; undefined where it names none. */
export const placeOf = (where?: string) => {
  const found = /\bcharacter (\d+)/.exec(where ?? '')
  return found ? Number(found[1]) : undefined
}

export const isUnread = (error: unknown): error is Problem => error instanceof Problem && error.code.startsWith('search.') && error.status >= 400 && error.status < 500

const NEAR = 40

/** The expression with a caret under the character; what is far from it is left out. */
export function Caret({ expression, place }: { expression: string; place: number }) {
  const { t } = useWords()
  const letters = [...expression]
  const at = Math.min(place - 1, letters.length)
  const from = Math.max(0, at - NEAR)
  const before = (from > 0 ? '…' : '') + letters.slice(from, at).join('')
  const after = letters.slice(at + 1, at + NEAR).join('') + (at + NEAR < letters.length ? '…' : '')
  return (
    <pre className="caret" role="img" aria-label={t('caretAt', { place })}>
      <span aria-hidden>
        {before}
        <span className="caret-at">{letters[at] ?? ' '}</span>
        {after}
      </span>
    </pre>
  )
}

export function Unread({ error, expression }: { error: Problem; expression: string }) {
  const part = error.parts[0]
  const place = placeOf(part?.where)
  return (
    <div role="alert" className="unread">
      <strong>{error.message}</strong>
      {error.hint && <span>{error.hint}</span>}
      {place !== undefined && <Caret expression={expression} place={place} />}
    </div>
  )
}

export function Refusal({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useWords()
  if (error instanceof Problem && (error.code === 'corpus.no_index' || error.code === 'corpus.none'))
    return (
      <div role="alert">
        <Face title={t('noCorpus')} text={t('noCorpusHint')}>
          <pre className="command">sanlian corpus import --data {t('dataFolder')} {t('sourceFiles')}</pre>
        </Face>
      </div>
    )
  return <Failure error={error} retry={retry} />
}
