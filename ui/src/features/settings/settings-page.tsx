// How the platform is declared, to be read; accounts, for administrators.
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'

import { Answer, Face } from '@/kit/faces'
import { Page } from '@/kit/page'
import { typesQuery, useSession } from '@/lib/queries'
import { useRoleName, useWords } from '@/words'

import { ChainsPart } from './chains-part'
import { TypesPart } from './types-part'
import { UsersPart } from './users-part'

function Me() {
  const { t } = useWords()
  const session = useSession()
  const roleName = useRoleName()
  return (
    <section className="card">
      <dl className="facts">
        <div><dt>{t('loginName')}</dt><dd>{session.login}</dd></div>
        <div><dt>{t('userName')}</dt><dd>{session.name}</dd></div>
        <div><dt>{t('roles')}</dt><dd>{session.roles.map(roleName).join('、')}</dd></div>
        <div><dt>{t('parkKey')}</dt><dd>{session.park ?? t('notApplicable')}</dd></div>
      </dl>
    </section>
  )
}

export function SettingsPage() {
  const { t } = useWords()
  const session = useSession()
  const types = useQuery(typesQuery)
  const search = useSearch({ from: '/shell/settings' })
  const navigate = useNavigate({ from: '/settings' })
  const mayUsers = session.roles.includes('administrator')
  const parts = [...(mayUsers ? (['users'] as const) : []), 'types', 'chains', 'me'] as const
  const part = parts.find((one) => one === search.part) ?? parts[0]!
  return (
    <Page title={t('settings')} aside={t('settingsAside')}>
      <Segmented aria-label={t('settings')} value={part} onChange={(to) => void navigate({ search: { part: to } })} options={parts.map((one) => ({ value: one, label: t(`part_${one}`) }))} style={{ marginBottom: 12, maxWidth: '100%', overflowX: 'auto' }} />
      {part === 'users' && <UsersPart />}
      {part === 'types' && (
        <Answer of={types}>{(all) => (all.length > 0 ? <TypesPart types={all} /> : <section className="card"><Face title={t('noTypes')} text={t('noTypesHint')} /></section>)}</Answer>
      )}
      {part === 'chains' && <ChainsPart />}
      {part === 'me' && <Me />}
    </Page>
  )
}
