// What stands between the firm's patents and a pledge: how many it concerns, who mends it, how and by when.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { DueTag } from '@/cases/due-tag'
import { Answer } from '@/kit/faces'
import { StateTag } from '@/kit/state-tag'
import { useRoleName, useWords } from '@/words'

import { precheckQuery } from './figures'
import { mendsOf } from '@/patents/mends'

const findings = { unmet: ['error', 'unmet'], unknown: ['unknown', 'lacksData'], manual: ['warn', 'manualCheck'] } as const

export function Mending() {
  const { t, label } = useWords()
  const roleName = useRoleName()
  const precheck = useQuery(precheckQuery)
  return (
    <section className="card desk-wide">
      <h2>{t('mendTitle')} <Link to="/precheck" className="note">{t('seePrecheck')}</Link></h2>
      <Answer of={precheck} rows={3}>
        {({ items }) =>
          mendsOf(items).length === 0 ? (
            <p className="note">{t('allMet')}</p>
          ) : (
            <div className="wide-table">
              <table className="plain-table" aria-label={t('mendTitle')}>
                <thead>
                  <tr>
                    <th scope="col">{t('grounds')}</th>
                    <th scope="col">{t('patentsConcerned')}</th>
                    <th scope="col">{t('mender')}</th>
                    <th scope="col">{t('mendHow')}</th>
                  </tr>
                </thead>
                <tbody>
                  {mendsOf(items).map(({ reason, patents, by }) => (
                    <tr key={`${reason.key} ${reason.finding}`}>
                      <td>
                        <StateTag state={findings[reason.finding][0]}>{t(findings[reason.finding][1])}</StateTag> {label(reason.label)}
                        {reason.needs && reason.needs.length > 0 && <div className="note">{t('missing')}：{reason.needs.map((need) => label(need.label)).join('、')}</div>}
                      </td>
                      <td className="digits">{patents}</td>
                      <td>{reason.mend ? roleName(reason.mend.role) : t('notApplicable')} <DueTag due={by} /></td>
                      <td>{label(reason.mend?.how) || t('notApplicable')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answer>
    </section>
  )
}
