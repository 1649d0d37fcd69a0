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

async function prefer(page: Page, language: string, theme: string) {
  await page.evaluate((kept) => localStorage.setItem('sanlian.preferences', kept), JSON.stringify({ language, theme }))
}

async function look(browser: Browser, url: string, login: string, pages: string[]) {
  const page = await person(browser, url, login)
  const heard = listen(page, url)
  const wrong: string[] = []
  const all = await addresses(page, pages)
  await page.goto(all[0]!)
  for (const language of ['zh', 'en']) {
    for (const theme of ['light', 'dark']) {
      await prefer(page, language, theme)
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.goto(all[0]!)
      await settled(page)
      await page.keyboard.press('Tab')
      const stop = await page.evaluate(() => document.activeElement?.textContent)
      if (stop !== (language === 'zh' ? '跳到主要内容' : 'Skip to main content')) wrong.push(`${all[0]}: the first Tab stop is ${stop}`)
      for (const address of all) {
        await open(page, address)
        const place = `${login} ${address} ${language} ${theme}`
        for (const found of await violations(page, theme === 'dark' ? ['color-contrast', 'link-in-text-block'] : undefined)) {
          if (!excused(found)) wrong.push(`${place}: ${found.rule} ${found.where}\n    ${found.what}`)
        }
      }
    }
    await page.setViewportSize({ width: 390, height: 844 })
    for (const address of all) {
      await open(page, address)
      const [wide, widest] = await page.evaluate(() => {
        const over = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
        return [document.documentElement.scrollWidth, over[0]?.outerHTML.slice(0, 160)]
      })
      if (wide > 390) wrong.push(`${login} ${address} ${language}: ${wide} px wide at 390: ${widest}`)
    }
  }
  await page.context().close()
  return [...wrong, ...heard.map((one) => `${login}: ${one}`)]
}

for (const { login, pages } of roles) {
  test(`${login}: every page is for everybody`, async ({ browser, baseURL }) => {
    test.setTimeout(240_000)
    const wrong = await look(browser, baseURL!, login, pages)
    expect([...new Set(wrong)].join('\n')).toBe('')
  })
}
