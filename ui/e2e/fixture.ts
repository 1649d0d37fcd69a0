import { type Browser, type BrowserContext, type Page, test as plain } from '@playwright/test'

import { type Served, serve } from './served'

export { expect } from '@playwright/test'

export const passwordOf = (login: string) => `sanlian-demo-${login.replaceAll('_', '-')}`

export interface Preferences {
  language?: 'zh' | 'en'
  theme?: 'light' | 'dark'
}

const prefer = (context: BrowserContext, preferences: Preferences) =>
  context.addInitScript((kept) => {
    if (!localStorage.getItem('sanlian.preferences')) localStorage.setItem('sanlian.preferences', kept)
  }, JSON.stringify(preferences))

/** A session without the log-in page, which has a test of its own. */
export async function logIn(page: Page, login: string) {
  const answer = await page.request.post('/api/v1/session', { data: { login, password: passwordOf(login) } })
  if (!answer.ok()) throw new Error(`${login} cannot log in: ${await answer.text()}`)
}

/** Another person at another machine: their own cookies, logged in. */
export async function person(browser: Browser, baseURL: string, login: string, preferences: Preferences = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL })
  await prefer(context, preferences)
  const page = await context.newPage()
  await logIn(page, login)
  return page
}

/** To another page as a link would lead there: the frame stays, and each page costs only itself. */
export async function inside(page: Page, address: string) {
  await page.evaluate((to) => {
    document.querySelector('main h1')?.setAttribute('data-left', '')
    window.history.pushState({}, '', to)
    window.dispatchEvent(new PopStateEvent('popstate'))
  }, address)
  // the heading of the page before is gone, or was taken over by a page of the same kind
  await page.waitForFunction(() => !document.querySelector('main h1[data-left]'), undefined, { timeout: 1500 }).catch(() => undefined)
}

interface Api {
  get: <T>(path: string) => Promise<T>
  post: <T>(path: string, body: unknown) => Promise<T>
  edit: (type: string, id: string, fields: Record<string, unknown>) => Promise<void>
}

/** The API in the name of whoever is logged in on this page, to set the scene of a journey. */
export async function api(page: Page): Promise<Api> {
  const base = '/api/v1'
  const { csrf } = await (await page.request.get(`${base}/session`)).json()
  const headers = { 'X-CSRF-Token': csrf, 'Accept-Language': 'zh-CN' }
  const send = async (method: string, path: string, data?: unknown) => {
    const answer = await page.request.fetch(base + path, { method, data, headers })
    if (!answer.ok()) throw new Error(`${method} ${path}: ${await answer.text()}`)
    return answer.json()
  }
  return {
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    edit: async (type, id, fields) => {
      const { version } = await send('GET', `/records/${type}/${id}`)
      await send('PATCH', `/records/${type}/${id}`, { version, ...fields })
    },
  }
}

/** One server with fresh demo records for all tests of a worker. */
export const test = plain.extend<{ as: (login: string) => Promise<Page> }, { server: Served }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of wanted fixtures off the pattern
    async ({}, use) => {
      const server = await serve()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  as: async ({ browser, baseURL }, use) => {
    const opened: Page[] = []
    await use(async (login) => {
      const page = await person(browser, baseURL!, login)
      opened.push(page)
      return page
    })
    for (const page of opened) await page.context().close()
  },
})
