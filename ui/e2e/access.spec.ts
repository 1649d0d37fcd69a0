// Every page of every role, light and dark, in both languages: axe finds nothing, nothing leaves the origin, nothing scrolls sideways
// on a phone, the first Tab stop leads to the main content, and the console stays quiet.
import { readFileSync } from 'node:fs'

import type { Browser, Page } from '@playwright/test'

import { exceptions, quiet } from './access-exceptions'
import { api, expect, inside, person, test } from './fixture'
import { roles } from './pages-of-roles'

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

interface Found {
  rule: string
  where: string
  what: string
}

/** `rules`: only these; a theme changes nothing but colours. */
async function violations(page: Page, rules?: string[]): Promise<Found[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  return page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { target: unknown[]; html: string; failureSummary: string }[] }[] }> } }
    const { violations } = await axe.run({ resultTypes: ['violations'], ...(only ? { runOnly: only } : {}) })
    return violations.flatMap((one) => one.nodes.map((node) => ({ rule: one.id, where: String(node.target), what: `${node.html.slice(0, 160)} ${node.failureSummary.replace(/\s+/g, ' ').slice(0, 260)}` })))
  }, rules)
}

const excused = (found: Found) => exceptions.find((one) => one.rule === found.rule && found.where.includes(one.where))

/** Drawn once nothing is on its way any more: neither a request nor a skeleton. */
async function settled(page: Page) {
  await expect(page.locator('main h1, main [role=alert]').first()).toBeVisible()
  await expect(page.locator('.ant-skeleton, .ant-spin-spinning, main [role=status][aria-label]:empty')).toHaveCount(0)
}

/** What the page says, the requests that went elsewhere and the console's complaints, by one listener each. */
function listen(page: Page, origin: string) {
  const heard: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url())) heard.push(`asked ${request.url()}`)
  })
  page.on('console', (message) => {
    const known = quiet.some((one) => message.text().includes(one.text))
    if (!known && (message.type() === 'error' || message.type() === 'warning')) heard.push(`console: ${message.text().slice(0, 300)}`)
  })
  page.on('pageerror', (error) => heard.push(`thrown: ${error.message}`))
  return heard
}

async function addresses(page: Page, pages: string[]): Promise<string[]> {
  const { get } = await api(page)
  const found = []
  for (const address of pages) {
    if (address === '/corpus/:number') {
      const { items } = await get<{ items: { number: string }[] }>('/corpus/search?limit=1')
      found.push(`/corpus/${encodeURIComponent(items[0]!.number)}`)
      continue
    }
    const type = /^\/records\/(\w+)\/:id/.exec(address)?.[1]
    const id = type && (await get<{ items: { id: string }[] }>(`/records/${type}?limit=1`)).items[0]?.id
    if (type && !id) throw new Error(`${address}: there is no record to show`)
    found.push(id ? address.replace(':id', id) : address)
  }
  return found
}

async function open(page: Page, address: string) {
  await inside(page, address)
  await settled(page)
}

/** As if set in another window; colours that change slowly have changed when this returns. */
async function prefer(page: Page, language: string, theme: string) {
  await page.evaluate((kept) => {
    localStorage.setItem('sanlian.preferences', kept)
    window.dispatchEvent(new StorageEvent('storage', { key: 'sanlian.preferences' }))
  }, JSON.stringify({ language, theme }))
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
  await page.evaluate(() => Promise.all(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished.catch(() => undefined))))
}

/** What sticks out of a phone, if anything does. */
async function sideways(page: Page): Promise<string | undefined> {
  await page.setViewportSize(PHONE)
  await settled(page)
  const [wide, widest] = await page.evaluate(() => {
    const over = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
    return [document.documentElement.scrollWidth, over[0]?.outerHTML.slice(0, 160)]
  })
  await page.setViewportSize(DESK)
  return wide > PHONE.width ? `${wide} px wide at ${PHONE.width}: ${widest}` : undefined
}

const DESK = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }
/** A theme changes nothing but colours. */
const COLOURS = ['color-contrast', 'link-in-text-block']

async function look(browser: Browser, url: string, login: string, pages: string[]) {
  const page = await person(browser, url, login)
  const heard = listen(page, url)
  const wrong: string[] = []
  const all = await addresses(page, pages)
  await page.goto(all[0]!)
  for (const language of ['zh', 'en']) {
    await prefer(page, language, 'light')
    await page.goto(all[0]!)
    await settled(page)
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => document.activeElement?.textContent)
    if (stop !== (language === 'zh' ? '跳到主要内容' : 'Skip to main content')) wrong.push(`${all[0]}: the first Tab stop is ${stop}`)
    for (const address of all) {
      await open(page, address)
      const note = (place: string, found: Found[]) => {
        for (const one of found) if (!excused(one)) wrong.push(`${login} ${address} ${place}: ${one.rule} ${one.where}\n    ${one.what}`)
      }
      note(`${language} light`, await violations(page))
      await prefer(page, language, 'dark')
      note(`${language} dark`, await violations(page, COLOURS))
      await prefer(page, language, 'light')
      const out = await sideways(page)
      if (out) wrong.push(`${login} ${address} ${language}: ${out}`)
    }
  }
  await page.context().close()
  return [...wrong, ...heard.map((one) => `${login}: ${one}`)]
}

for (const { login, pages } of roles) {
  test(`${login}: every page is for everybody`, async ({ browser, baseURL }) => {
    test.setTimeout(1_800_000)
    const wrong = await look(browser, baseURL!, login, pages)
    expect([...new Set(wrong)].join('\n')).toBe('')
  })
}
