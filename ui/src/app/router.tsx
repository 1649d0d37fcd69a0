// Every page has an address; filters, sort and page are part of it. A page's code is loaded when it is opened.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'

import type { CorpusSearch, MapSearch } from '@/corpus/search'
import type { BoardSearch } from '@/features/chains/narrow'
import { Face, Failure } from '@/kit/faces'
import { indicatorsQuery, pageQuery, queryClient, sessionQuery } from '@/lib/queries'
import { useWords } from '@/words'

import { homeOf } from './menu'
import { Shell } from './shell'

function NotFound() {
  const { t } = useWords()
  return <Face title={t('notFound')} text={t('notFoundHint')} />
}

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: ({ error }) => <Failure error={error} /> })

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined)
/** A text that may look like a number: a year, a place in a list. */
const expression = (value: unknown) => text(typeof value === 'number' ? String(value) : value)
/** A page of ours: never an address that leads elsewhere. */
const pathOf = (value: unknown) => text(value)?.match(/^\/(?!\/).*/)?.[0]

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search: Record<string, unknown>): { to?: string } => ({ to: text(search.to) }),
  component: lazyRouteComponent(() => import('@/features/login/login-page'), 'LoginPage'),
})

async function loggedIn({ location }: { location: { href: string } }) {
  const session = await queryClient.ensureQueryData(sessionQuery)
  if (!session) throw redirect({ to: '/login', search: { to: location.href } })
  return { session }
}

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: loggedIn,
})

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: homeOf(context.session.pages) })
  },
})

export interface ListSearch {
  filter?: string
  find?: string
  /** Conditions as pairs of a field and a value. */
  chips?: [string, string][]
  sort?: string
  after?: string
  bin?: 'deleted'
  open?: string
  /** How many at once; all of them are scrolled through. */
  rows?: RowsAtOnce
}

export const ROWS_AT_ONCE = [50, 200, 1000, 'all'] as const
export type RowsAtOnce = (typeof ROWS_AT_ONCE)[number]

const chipsOf = (chips: unknown): [string, string][] | undefined => (Array.isArray(chips) && chips.every((chip) => Array.isArray(chip) && chip.length === 2) ? chips : undefined)

const list = createRoute({
  getParentRoute: () => shell,
  path: '/records/$type',
  validateSearch: (search: Record<string, unknown>): ListSearch => ({
    filter: text(search.filter),
    find: text(search.find),
    chips: chipsOf(search.chips),
    sort: text(search.sort),
    after: text(search.after),
    bin: search.bin === 'deleted' ? 'deleted' : undefined,
    open: text(search.open),
    rows: ROWS_AT_ONCE.find((rows) => rows !== 50 && rows === search.rows),
  }),
  loaderDeps: ({ search }) => search,
  // a condition that names fields waits for the type, which the page knows
  loader: ({ params, deps: { find, chips, filter = '', ...search } }) => {
    if (!find && !chips && search.rows !== 'all') void queryClient.prefetchQuery(pageQuery(params.type, filter, search))
  },
  component: lazyRouteComponent(() => import('@/features/records/list-page'), 'ListPage'),
})

export interface CreateSearch {
  /** What the form starts with. */
  with?: Record<string, unknown>
  /** The page to return to once it is saved. */
  back?: string
}

const create = createRoute({
  getParentRoute: () => shell,
  path: '/records/$type/new',
  validateSearch: (search: Record<string, unknown>): CreateSearch => ({
    with: search.with && typeof search.with === 'object' ? (search.with as Record<string, unknown>) : undefined,
    back: pathOf(search.back),
  }),
  component: lazyRouteComponent(() => import('@/features/records/form-page'), 'CreatePage'),
})

const record = createRoute({
  getParentRoute: () => shell,
  path: '/records/$type/$id',
  validateSearch: (search: Record<string, unknown>): { part?: string } => ({ part: text(search.part) }),
  component: lazyRouteComponent(() => import('@/features/records/record-page'), 'RecordPage'),
})

const edit = createRoute({
  getParentRoute: () => shell,
  path: '/records/$type/$id/edit',
  validateSearch: (search: Record<string, unknown>): { back?: string } => ({ back: pathOf(search.back) }),
  component: lazyRouteComponent(() => import('@/features/records/form-page'), 'EditPage'),
})

const overview = createRoute({
  getParentRoute: () => shell,
  path: '/overview',
  loader: () => void queryClient.prefetchQuery(indicatorsQuery),
  component: lazyRouteComponent(() => import('@/features/overview/overview-page'), 'OverviewPage'),
})

const VERDICTS = ['pledgeable', 'blocked', 'unknown'] as const

const precheck = createRoute({
  getParentRoute: () => shell,
  path: '/precheck',
  validateSearch: (search: Record<string, unknown>): { verdict?: (typeof VERDICTS)[number]; filter?: string; product?: string; term?: number; after?: string; open?: string } => ({
    verdict: VERDICTS.find((verdict) => verdict === search.verdict),
    filter: text(search.filter),
    product: text(search.product),
    term: Number.isInteger(search.term) && Number(search.term) > 0 ? Number(search.term) : undefined,
    after: text(search.after),
    open: text(search.open),
  }),
  component: lazyRouteComponent(() => import('@/features/precheck/precheck-page'), 'PrecheckPage'),
})

const imports = createRoute({
  getParentRoute: () => shell,
  path: '/imports',
  validateSearch: (search: Record<string, unknown>): { after?: string; open?: string } => ({ after: text(search.after), open: text(search.open) }),
  component: lazyRouteComponent(() => import('@/features/imports/imports-page'), 'ImportsPage'),
})

const newImport = createRoute({
  getParentRoute: () => shell,
  path: '/imports/new',
  validateSearch: (search: Record<string, unknown>): { type?: string } => ({ type: text(search.type) }),
  component: lazyRouteComponent(() => import('@/features/imports/new-page'), 'NewImportPage'),
})

const board = createRoute({
  getParentRoute: () => shell,
  path: '/boards/$chain',
  validateSearch: (search: Record<string, unknown>): BoardSearch => ({ filter: text(search.filter), chips: chipsOf(search.chips), bank: text(search.bank), mine: search.mine === true ? true : undefined }),
  component: lazyRouteComponent(() => import('@/features/chains/board-page'), 'BoardPage'),
})

const corpus = createRoute({
  getParentRoute: () => shell,
  path: '/corpus',
  validateSearch: (search: Record<string, unknown>): CorpusSearch => ({ q: expression(search.q), sort: text(search.sort), after: expression(search.after) }),
  component: lazyRouteComponent(() => import('@/features/corpus/search-page'), 'SearchPage'),
})

const corpusMap = createRoute({
  getParentRoute: () => shell,
  path: '/corpus/map',
  validateSearch: (search: Record<string, unknown>): MapSearch => ({ q: expression(search.q), own: expression(search.own) }),
  component: lazyRouteComponent(() => import('@/features/corpus/map-page'), 'MapPage'),
})

const publication = createRoute({
  getParentRoute: () => shell,
  path: '/corpus/$number',
  component: lazyRouteComponent(() => import('@/features/corpus/publication-page'), 'PublicationPage'),
})

const workbench = createRoute({
  getParentRoute: () => shell,
  path: '/workbench',
  component: lazyRouteComponent(() => import('@/features/desks/workbench-page'), 'WorkbenchPage'),
})

const todo = createRoute({
  getParentRoute: () => shell,
  path: '/todo',
  component: lazyRouteComponent(() => import('@/features/desks/todo-page'), 'TodoPage'),
})

const bank = createRoute({
  getParentRoute: () => shell,
  path: '/bank',
  component: lazyRouteComponent(() => import('@/features/desks/bank-page'), 'BankPage'),
})

const firm = createRoute({
  getParentRoute: () => shell,
  path: '/firm',
  component: lazyRouteComponent(() => import('@/features/desks/firm-page'), 'FirmPage'),
})

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  validateSearch: (search: Record<string, unknown>): { part?: string } => ({ part: text(search.part) }),
  component: lazyRouteComponent(() => import('@/features/settings/settings-page'), 'SettingsPage'),
})

const password = createRoute({
  getParentRoute: () => shell,
  path: '/settings/password',
  component: lazyRouteComponent(() => import('@/features/settings/password-page'), 'PasswordPage'),
})

/** Pages for paper: logged in, but without header and menu. */
const frameless = createRoute({ getParentRoute: () => root, id: 'frameless', component: Outlet, beforeLoad: loggedIn })

const print = createRoute({
  getParentRoute: () => frameless,
  path: '/print/records/$type',
  validateSearch: (search: Record<string, unknown>): { filter?: string; sort?: string; fields?: string } => ({
    filter: text(search.filter),
    sort: text(search.sort),
    fields: text(search.fields),
  }),
  component: lazyRouteComponent(() => import('@/features/print/print-page'), 'PrintPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([login, frameless.addChildren([print]), shell.addChildren([home, list, create, record, edit, overview, precheck, imports, newImport, board, corpus, corpusMap, publication, workbench, todo, bank, firm, settings, password])]),
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
