import { Fragment } from 'react'

/** A text with what was found in it marked; spans count characters, of which one may be two of this language's units. */
export function Marked({ text, spans = [] }: { text: string; spans?: number[][] }) {
  if (spans.length === 0) return text
  const letters = [...text]
  const cut = (from: number, to?: number) => letters.slice(from, to).join('')
  return (
    <>
      {spans.map(([from = 0, to = 0], i) => (
        <Fragment key={from}>
          {cut(spans[i - 1]?.[1] ?? 0, from)}
          <mark>{cut(from, to)}</mark>
        </Fragment>
      ))}
      {cut(spans.at(-1)?.[1] ?? 0)}
    </>
  )
}
