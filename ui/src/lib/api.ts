// The one way to the server. A refusal becomes a Problem that carries the server's own words.
export interface ProblemPart {
  code: string
  message: string
  where?: string
  hint?: string
}

/** An application/problem+json answer, or a request that reached nobody (status 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly hint = '',
    readonly parts: ProblemPart[] = [],
    readonly trace = '',
  ) {
    super(message)
  }

  /** The part that speaks of a field, if any: the server says `field name` or `…/field name`. */
  ofField(key: string): ProblemPart | undefined {
    return this.parts.find((part) => part.where?.split('/').at(-1) === `field ${key}`)
  }
}

export type Query = Record<string, string | number | boolean | undefined | null>

export interface CallOptions {
  query?: Query
  body?: unknown
  /** Sent as it is, not as JSON. */
  file?: Blob
  headers?: Record<string, string>
  signal?: AbortSignal
}

let token = ''
let language = 'zh-CN'

/** Every change must carry the session's token. */
export const setToken = (csrf: string) => (token = csrf)
export const setLanguage = (to: string) => (language = to)

export function address(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') parameters.set(key, String(value))
  const text = parameters.toString()
  return `/api/v1${path}${text ? `?${text}` : ''}`
}

async function problemOf(response: Response): Promise<Problem> {
  const trace = response.headers.get('X-Request-Id') ?? ''
  try {
    const body = await response.json()
    const parts: ProblemPart[] = body.errors ?? [body]
    return new Problem(response.status, body.code ?? '', body.message ?? body.title, body.hint, parts, trace)
  } catch {
    return new Problem(response.status, 'http', response.statusText, '', [], trace)
  }
}

export async function call<T = void>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const headers: Record<string, string> = { 'Accept-Language': language, ...options.headers }
  if (method !== 'GET') headers['X-CSRF-Token'] = token
  let body: BodyInit | undefined
  if (options.file) {
    body = options.file
    headers['Content-Type'] ??= 'application/octet-stream'
  } else if (options.body !== undefined) {
    body = JSON.stringify(options.body)
    headers['Content-Type'] = 'application/json'
  }
  let response: Response
  try {
    response = await fetch(address(path, options.query), { method, headers, body, signal: options.signal })
  } catch (failure) {
    if (options.signal?.aborted) throw failure
    throw new Problem(0, 'offline', '')
  }
  if (!response.ok) throw await problemOf(response)
  if (response.status === 204) return undefined as T
  return (await response.json()) as T
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) => call<T>('GET', path, { query, signal })
