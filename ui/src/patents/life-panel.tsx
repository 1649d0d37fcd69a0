// The life cycle and the annuities of a patent, on the page of its record.
import { useQuery } from '@tanstack/react-query'

import { Answer } from '@/kit/faces'
import { StateTag } from '@/kit/state-tag'
import type { RecordType, Row } from '@/lib/shapes'
import { useWords } from '@/words'

import { lifeQuery, type PatentLife } from './api'
import { ComingYears } from './coming-years'
import { LapsePart, Needs, Reduction, Sources } from './life-notes'
import { LifeSteps } from './life-steps'
import { phaseLook } from './looks'
import { FeeTag, NextFeePart } from './next-fee'
import './patents.css'
import { PrecheckCard } from './precheck-card'

function Head({ life }: { life: PatentLife }) {
  const { t, label } = useWords()
  const { state, term, next } = life
  return (
    <p className="life-head">
      <StateTag state={phaseLook(state.phase)}>{label(state.label)}</StateTag>
      <span className="note">
        {state.from_register ? (state.checked_on ? t('lifeRegisterOn', { day: state.checked_on }) : t('lifeRegister')) : t('lifeFromDates')}
      </span>
      {next && (
        <span>
          {t('lifeNext', { step: label(next.label) })} <span className="digits">{next.on ?? t('unknown')}</span>
        </span>
      )}
      {term && state.phase !== 'ended' && term.days_left > 0 && (
        <span className="note">{t('lifeLeft', { years: Math.floor(term.months_left / 12), months: term.months_left % 12 })}</span>
      )}
    </p>
  )
}

function Life({ id, life, editable }: { id: string; life: PatentLife; editable: boolean }) {
  const { t } = useWords()
  const { fees } = life
  const priced = Boolean(fees.next ?? fees.lapse) || fees.coming.length > 0
  return (
    <>
      <Head life={life} />
      <LifeSteps life={life} />
      {life.state.disagrees && <p className="life-warning" role="status">{t('lifeDisagrees')}</p>}
      <Needs id={id} needs={life.needs} editable={editable} />
      <h3>
        {t('lifeFees')} <FeeTag fees={fees} />
      </h3>
      {fees.next && <NextFeePart next={fees.next} today={life.today} />}
      {fees.lapse && <LapsePart lapse={fees.lapse} />}
      <ComingYears fees={fees} />
      {priced && <Reduction fees={fees} />}
      {priced && <Sources fees={fees} />}
    </>
  )
}

/** `editable`: whether this person may enter what is missing. */
export default function LifePanel({ type, row, editable }: { type: RecordType; row: Row; editable: boolean }) {
  const { t } = useWords()
  const life = useQuery(lifeQuery(row.id))
  return (
    <>
      {!row.deleted_at && <PrecheckCard type={type} row={row} />}
      <section className="card life-panel">
        <h2>{t('lifeTitle')}</h2>
        <Answer of={life} rows={5}>
          {(told) => <Life id={row.id} life={told} editable={editable} />}
        </Answer>
      </section>
    </>
  )
}
