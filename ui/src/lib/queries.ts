// What pages ask of the server, each question once; the cache holds the answers.
import { QueryClient, queryOptions, useQuery } from '@tanstack/react-query'

import { call, Problem, type QueryOf, setToken } from './api'
import type { Field, RecordType, Session } from './shapes'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, failure) => count < 2 && failure instanceof Problem && (failure.status === 0 || failure.status >= 502),
      refetchOnWindowFocus: false,
    },
  },
})

async function whoAmI(): Promise<Session | null> {
  try {
    const session = await call('GET /session')
    setToken(session.csrf)
    return session
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 401) return null
    throw failure
  }
}

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: whoAmI, staleTime: Infinity })

export async function logIn(login: string, password: string): Promise<Session> {
  const session = await call('POST /session', { body: { login, password } })
  setToken(session.csrf)
  queryClient.clear()
  queryClient.setQueryData(sessionQuery.queryKey, session)
  return session
}

export async function logOut(): Promise<void> {
  await call('DELETE /session')
  queryClient.clear()
  queryClient.setQueryData(sessionQuery.queryKey, null)
}

/** The person at the screen. Pages are drawn only once somebody has logged in. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery)
  if (!data) throw new Error('a page without a session')
  return data
}

export const typesQuery = queryOptions({
  queryKey: ['types'],
  queryFn: async () => (await call('GET /types')).types,
  staleTime: Infinity,
})

export const chainsQuery = queryOptions({
  queryKey: ['chains'],
  queryFn: async () => (await call('GET /chains')).chains,
  staleTime: Infinity,
})

export const indicatorsQuery = queryOptions({
  queryKey: ['indicators'],
  queryFn: async () => (await call('GET /indicators')).items,
})

export type ListQuestion = QueryOf<'GET /records/{type}'>

export const listQuery = (type: string, question: ListQuestion = {}) =>
  queryOptions({
    queryKey: ['records', type, 'list', question],
    queryFn: ({ signal }) => call('GET /records/{type}', { path: { type }, query: { titles: '1', ...question }, signal }),
  })

/** How many rows a list shows at once, unless its reader chose otherwise. */
export const ROWS = 50

/** What the page of a list asks for. `all` is read by other means; only whether there is anything is asked here. */
export const pageQuery = (type: string, filter: string, { sort, after, rows = ROWS, bin }: { sort?: string; after?: string; rows?: number | 'all'; bin?: 'deleted' }) =>
  listQuery(type, { filter, sort, after, limit: rows === 'all' ? 1 : rows, bin })

export const countQuery = (type: string, filter = '', bin: 'live' | 'deleted' = 'live') =>
  queryOptions({
    queryKey: ['records', type, 'count', filter, bin],
    queryFn: async ({ signal }) => (await call('GET /records/{type}/count', { path: { type }, query: { filter, bin }, signal })).count,
  })

export const recordQuery = (type: string, id: string) =>
  queryOptions({
    queryKey: ['records', type, 'one', id],
    queryFn: ({ signal }) => call('GET /records/{type}/{id}', { path: { type, id }, query: { titles: '1' }, signal }),
  })

/** After a change: whatever shows this type, or follows from it, is read anew. */
export const refreshRecords = () =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: ['records'] }),
    queryClient.invalidateQueries({ queryKey: ['indicators'] }),
    queryClient.invalidateQueries({ queryKey: ['precheck'] }),
    queryClient.invalidateQueries({ queryKey: ['notices'] }),
    queryClient.invalidateQueries({ queryKey: ['todo'] }),
  ])

export const fieldOf = (type: RecordType, key: string): Field | undefined => type.fields.find((field) => field.key === key)
