// The one way to the server. A refusal becomes a Problem that carries the server's own words.
import type { Operations, ProblemPart, Problem as Refusal } from './api-types'

/** `GET /records/{type}`: as the API describes itself. */
export type Operation = keyof Operations
export type Answer<O extends Operation> = Operations[O]['answer']
/** What an operation may be asked in its address. */
export type QueryOf<O extends Operation> = Operations[O] extends { query?: infer Q } ? NonNullable<Q> : never

type Place<O extends Operation> = Pick<Operations[O], Extract<keyof Operations[O], 'path' | 'query'>>
type Given<O extends Operation> = Omit<Operations[O], 'answer'> & { headers?: Record<string, string>; signal?: AbortSignal }
/** Nothing need be given where nothing is asked for. */
type Needed<T> = object extends T ? [T?] : [T]

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

let token = ''
let language = 'zh-CN'

/** Every change must carry the session's token. */
export const setToken = (csrf: string) => (token = csrf)
export const setLanguage = (to: string) => (language = to)

export function address<O extends Operation>(operation: O, ...[place]: Needed<Place<O>>): string {
  const { path = {}, query = {} } = (place ?? {}) as { path?: Record<string, string>; query?: Record<string, unknown> }
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') parameters.set(key, String(value))
  const text = parameters.toString()
  const where = operation.slice(operation.indexOf(' ') + 1).replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name]!))
  return `/api/v1${where}${text ? `?${text}` : ''}`
}

async function problemOf(response: Response): Promise<Problem> {
  const trace = response.headers.get('X-Request-Id') ?? ''
  try {
    const body = (await response.json()) as Refusal
    return new Problem(response.status, body.code, body.message, body.hint, body.errors ?? [body], trace)
  } catch {
    return new Problem(response.status, 'http', response.statusText, '', [], trace)
  }
}

/** Asks the server. A body that is a file is sent as it is, anything else as JSON. */
export async function call<O extends Operation>(operation: O, ...[given]: Needed<Given<O>>): Promise<Answer<O>> {
  const { body: said, headers: further, signal } = (given ?? {}) as { body?: unknown; headers?: Record<string, string>; signal?: AbortSignal }
  const method = operation.slice(0, operation.indexOf(' '))
  const headers: Record<string, string> = { 'Accept-Language': language, ...further }
  if (method !== 'GET') headers['X-CSRF-Token'] = token
  let body: BodyInit | undefined
  if (said instanceof Blob) {
    body = said
    headers['Content-Type'] ??= 'application/octet-stream'
  } else if (said !== undefined) {
    body = JSON.stringify(said)
    headers['Content-Type'] = 'application/json'
  }
  let response: Response
  try {
    response = await fetch(address(operation, ...([given] as unknown as Needed<Place<O>>)), { method, headers, body, signal })
  } catch (failure) {
    if (signal?.aborted) throw failure
    throw new Problem(0, 'offline', '')
  }
  if (!response.ok) throw await problemOf(response)
  return (response.status === 204 ? undefined : await response.json()) as Answer<O>
}
