// The frame of every page: header, menu by role, main. Below 768 px the menu becomes a bar of five at the bottom.
import { GlobalOutlined, KeyOutlined, LogoutOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { lazy, Suspense } from 'react'

import { todoQuery } from '@/cases/open'
import { Search } from '@/features/search/search'
import { Loading } from '@/kit/faces'
import { useLiveRecords } from '@/lib/live'
import { setPreferences, usePreferences } from '@/lib/preferences'
import { chainsQuery, logOut, typesQuery, useSession } from '@/lib/queries'
import { useWords } from '@/words'

import { icons } from './icons'
import { homeOf, isWithin, type MenuItem, menuOf } from './menu'

const Bell = lazy(() => import('./bell'))

function useMenu() {
  const session = useSession()
  const { t, label } = useWords()
  const { data: types = [] } = useQuery(typesQuery)
  const { data: chains = [] } = useQuery(chainsQuery)
  const named = (item: MenuItem) => ({ ...item, name: typeof item.name === 'string' ? t(item.name) : label(item.name) })
  return menuOf(session.pages, types, chains).map((group) => ({ name: t(group.word), items: group.items.map(named) }))
}

/** How much may be done at once, as a number beside the to-do. */
function TodoCount() {
  const { t } = useWords()
  const { data } = useQuery(todoQuery(0))
  if (!data?.totals.allowed) return null
  return <span className="menu-count digits" aria-label={t('canDo', { count: data.totals.allowed })}>{data.totals.allowed}</span>
}

function MenuLink({ item }: { item: Omit<MenuItem, 'name'> & { name: string } }) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    <Link to={item.to} aria-current={isWithin(path, item.to) ? 'page' : undefined}>
      {icons[item.icon]}
      <span>{item.name}</span>
      {item.key === 'todo' && <TodoCount />}
    </Link>
  )
}

function Account() {
  const session = useSession()
  const navigate = useNavigate()
  const { t, label } = useWords()
  const leave = async () => {
    await logOut()
    void navigate({ to: '/login' })
  }
  return (
    <Dropdown trigger={['click']} menu={{ items: [{ key: 'password', icon: <KeyOutlined />, label: t('changePassword'), onClick: () => void navigate({ to: '/settings/password' }) }, { key: 'out', icon: <LogoutOutlined />, label: t('logout'), onClick: () => void leave() }] }}>
      <Button type="text" aria-haspopup="menu" className="account">
        <span style={{ display: 'grid', textAlign: 'start', lineHeight: '16px', minWidth: 0 }}>
          <span className="account-name">{session.name}</span>
          <span className="wide-only" style={{ fontSize: 12, opacity: 0.85 }}>
            {label(session.role_label)}
          </span>
        </span>
      </Button>
    </Dropdown>
  )
}

export function Shell() {
  const session = useSession()
  const { t, label, language } = useWords()
  const { theme } = usePreferences()
  const menu = useMenu()
  useLiveRecords()
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="shell-header">
        <Link to={homeOf(session.pages)} className="shell-brand">
          <img src="/logo.svg" alt="" width={26} height={26} />
          {t('product')}
        </Link>
        <span className="wide-only" style={{ whiteSpace: 'nowrap' }}>{label(session.park_label)}</span>
        <span style={{ flex: 1 }} />
        <Search pages={menu.flatMap((group) => group.items)} />
        <span style={{ flex: 1 }} />
        <Suspense fallback={<span style={{ width: 32 }} />}><Bell /></Suspense>
        <Button type="text" icon={theme === 'dark' ? <SunOutlined /> : <MoonOutlined />} aria-label={t('themeLabel')} onClick={() => setPreferences({ theme: theme === 'dark' ? 'light' : 'dark' })} />
        <Button type="text" icon={<GlobalOutlined />} aria-label={`${t('language')} ${t('languageLabel')}`} onClick={() => setPreferences({ language: language === 'zh' ? 'en' : 'zh' })}>
          <span className="wide-only">{t('language')}</span>
        </Button>
        <Account />
      </header>
      <div className="shell-body">
        <nav className="shell-menu" aria-label={t('mainMenu')}>
          {menu.map((group) => (
            <section key={group.name}>
              <h2>{group.name}</h2>
              {group.items.map((item) => (
                <MenuLink key={item.to} item={item} />
              ))}
            </section>
          ))}
        </nav>
        <main id="main" tabIndex={-1} className="shell-main">
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <nav className="shell-tabs" aria-label={t('menu')}>
        {menu.flatMap((group) => group.items).slice(0, 5).map((item) => (
          <MenuLink key={item.to} item={item} />
        ))}
      </nav>
    </>
  )
}
