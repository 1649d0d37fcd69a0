import { Link } from '@tanstack/react-router'

import { Info } from '@/kit/info'
import { StateTag } from '@/kit/state-tag'
import type { Indicator } from '@/lib/shapes'
import { useWords } from '@/words'

import { figureOf, partsOf, verdictOf } from './figures'

/** The number with its unit, as a link to the records it counts. */
export function FigureLink({ indicator }: { indicator: Indicator }) {
  const { t, label, language } = useWords()
  const shown = figureOf(indicator, language)
  if (!shown) return <span className="note">{t('unknown')}</span>
  const text = (
    <>
      <span className="digits">{shown.figure}</span> <span className="unit">{shown.unit}</span>
    </>
  )
  const name = `${label(indicator.label)} ${shown.figure} ${shown.unit} ${t('records')}`
  const verdict = verdictOf(indicator)
  if (verdict && 'type' in indicator.records) return <Link to="/precheck" search={{ verdict, filter: indicator.records.filter }} aria-label={name}>{text}</Link>
  if ('type' in indicator.records) {
    const { type, filter } = indicator.records
    return <Link to="/records/$type" params={{ type }} search={{ filter }} aria-label={name}>{text}</Link>
  }
  return <a href={`#figure-${partsOf(indicator)[0]}`} aria-label={name}>{text}</a>
}

/** The printed figure beside ours, and whether they are the same. */
export function Printed({ indicator }: { indicator: Indicator }) {
  const { t, language } = useWords()
  if (indicator.printed === null) return null
  const printed = figureOf(indicator, language, indicator.printed)
  const same = Number(indicator.printed) === Number(indicator.value)
  return (
    <StateTag state={same ? 'ok' : 'warn'}>
      {t(same ? 'printedSame' : 'printedOther', { figure: `${printed?.figure} ${printed?.unit}` })}
    </StateTag>
  )
}

export function Definition({ indicator, all }: { indicator: Indicator; all: Indicator[] }) {
  const { t, label } = useWords()
  const parts = all.filter((one) => partsOf(indicator).includes(one.key))
  return (
    <Info label={`${t('definition')} · ${label(indicator.label)}`}>
      <p style={{ margin: '0 0 8px' }}>{label(indicator.definition.text)}</p>
      {parts.map((part) => (
        <div key={part.key}>
          {label(part.label)} <FigureLink indicator={part} />
        </div>
      ))}
      <div className="note">
        {t('definitionVersion', { version: indicator.definition.version })} · {t('asOf', { day: indicator.as_of })}
      </div>
    </Info>
  )
}
