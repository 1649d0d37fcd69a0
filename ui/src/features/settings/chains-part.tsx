import { useQuery } from '@tanstack/react-query'

import { Answer, Face } from '@/kit/faces'
import { chainsQuery } from '@/lib/queries'
import { useWords } from '@/words'

export function ChainsPart() {
  const { t, label } = useWords()
  const chains = useQuery(chainsQuery)
  return (
    <Answer of={chains}>
      {(all) =>
        all.length === 0 ? (
          <section className="card"><Face title={t('noChains')} /></section>
        ) : (
          <div className="grid">
            {all.map((chain) => (
              <section key={chain.key} className="card overview-half">
                <h2>{label(chain.label)} <span className="note">{chain.key}</span></h2>
                <table className="plain-table">
                  <thead>
                    <tr>
                      <th scope="col">{t('stage')}</th>
                      <th scope="col">{t('fieldKey')}</th>
                      <th scope="col">{t('targetWorkdays')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {chain.stages.map((stage) => (
                      <tr key={stage.key}>
                        <th scope="row">{label(stage.label)}</th>
                        <td><code>{stage.key}</code></td>
                        <td className="digits">{stage.target_workdays ?? t('notApplicable')}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
            ))}
          </div>
        )
      }
    </Answer>
  )
}
