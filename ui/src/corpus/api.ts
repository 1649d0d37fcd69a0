// What the pages ask of the corpus. It changes by imports alone, which come seldom: an answer stays good for minutes.
import { queryOptions } from '@tanstack/react-query'

import { call } from '@/lib/api'

import type { CorpusAxisQuery } from './shapes'

const staleTime = 5 * 60_000

export const aboutQuery = queryOptions({ queryKey: ['corpus', 'about'], queryFn: ({ signal }) => call('GET /corpus', { signal }), staleTime })

export const pageQuery = (question: { q?: string; limit?: number; sort?: string; after?: string }) =>
  queryOptions({ queryKey: ['corpus', 'page', question], queryFn: ({ signal }) => call('GET /corpus/search', { query: question, signal }), staleTime })

export const mapQuery = (q: string | undefined, by: string, rows: number) =>
  queryOptions({ queryKey: ['corpus', 'map', q, by, rows], queryFn: ({ signal }) => call('GET /corpus/navigate', { query: { q, by, rows }, signal }), staleTime })

export const analysisQuery = (q: string | undefined) =>
  queryOptions({ queryKey: ['corpus', 'analysis', q], queryFn: ({ signal }) => call('GET /corpus/analysis', { query: { q }, signal }), staleTime })

export const whiteSpacesQuery = (question: { q?: string; own?: string; row?: string; column?: string }) =>
  queryOptions({ queryKey: ['corpus', 'white', question], queryFn: ({ signal }) => call('GET /corpus/white-spaces', { query: question, signal }), staleTime })

export const matrixQuery = (q: string | undefined, rows: CorpusAxisQuery[], columns: CorpusAxisQuery[]) =>
  queryOptions({
    queryKey: ['corpus', 'matrix', q, rows, columns],
    queryFn: ({ signal }) => call('POST /corpus/matrix', { body: { q, rows, columns }, signal }),
    staleTime,
    enabled: rows.length > 0 && columns.length > 0,
  })

export const publicationQuery = (number: string) =>
  queryOptions({ queryKey: ['corpus', 'publication', number], queryFn: ({ signal }) => call('GET /corpus/publications/{number}', { path: { number }, signal }), staleTime })
