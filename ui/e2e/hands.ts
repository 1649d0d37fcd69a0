// The same verbs with two kinds of hands: a journey is written once, and walked with a mouse and by keyboard alone.
import type { Locator, Page } from '@playwright/test'

import { expect } from './fixture'

export interface GivenFile {
  name: string
  mimeType: string
  buffer: Buffer
}

export interface Hands {
  /** A button, a link, a box to tick. */
  press: (target: Locator) => Promise<void>
  /** What stood in the field before is replaced. */
  fill: (field: Locator, text: string) => Promise<void>
  /** One option of a list, or several where the list takes them; the list may be searched by typing. */
  choose: (box: Locator, ...options: string[]) => Promise<void>
  /** A file through the button that asks for one. */
  give: (button: Locator, file: GivenFile) => Promise<void>
}

export type Kind = 'mouse' | 'keyboard'

const dropdown = (page: Page) => page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
const option = (page: Page, text: string) => dropdown(page).locator('.ant-select-item-option').filter({ hasText: text }).first()
/** Where several may be chosen the list stays open until it is left. */
const leave = async (page: Page) => {
  for (let stop = 0; stop < 3 && (await dropdown(page).isVisible()); ++stop) await page.keyboard.press('Tab')
  await expect(dropdown(page)).toBeHidden()
}
const searchable = (box: Locator) => box.evaluate((input) => !(input as HTMLInputElement).readOnly)

/** A calendar hangs over what comes next until it is closed. */
const closeCalendar = async (page: Page, field: Locator) => {
  if (await field.evaluate((input) => Boolean(input.closest('.ant-picker')))) await page.keyboard.press('Enter')
}

export function mouse(page: Page): Hands {
  const press = (target: Locator) => target.click()
  return {
    press,
    fill: async (field, text) => {
      await field.click()
      await field.fill(text)
      await closeCalendar(page, field)
    },
    choose: async (box, ...options) => {
      await box.click()
      for (const text of options) {
        if (await searchable(box)) await box.fill(text)
        await option(page, text).click()
      }
      await leave(page)
    },
    give: async (button, file) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(button)])
      await chooser.setFiles(file)
    },
  }
}

const STOPS_MAX = 400
const OPTIONS_MAX = 60

export function keyboard(page: Page): Hands {
  const { keyboard: keys } = page

  /** Tab by Tab from where the focus is, around the page once if need be. */
  const reach = async (target: Locator) => {
    await expect(target).toBeVisible()
    await expect(target).toBeEnabled()
    for (let stop = 0; stop < STOPS_MAX; ++stop) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await keys.press('Tab')
    }
    throw new Error(`Tab never comes to ${target}`)
  }
  const press = async (target: Locator) => {
    await reach(target)
    const ticked = await target.evaluate((element) => element instanceof HTMLInputElement && element.type === 'checkbox')
    await keys.press(ticked ? 'Space' : 'Enter')
  }
  /** Down until the option is the one that Enter would take. */
  const down = async (text: string) => {
    await expect(option(page, text)).toBeVisible()
    for (let step = 0; step < OPTIONS_MAX; ++step) {
      const active = await dropdown(page).locator('.ant-select-item-option-active').allTextContents()
      if (active[0]?.includes(text)) return keys.press('Enter')
      await keys.press('ArrowDown')
    }
    throw new Error(`the arrows never come to ${text}`)
  }
  return {
    press,
    fill: async (field, text) => {
      await reach(field)
      await keys.press('Control+A')
      await keys.type(text)
      await closeCalendar(page, field)
    },
    choose: async (box, ...options) => {
      await reach(box)
      for (const text of options) {
        if (await searchable(box)) await keys.type(text)
        else if (!(await dropdown(page).isVisible())) await keys.press('ArrowDown')
        await down(text)
      }
      await leave(page)
    },
    give: async (button, file) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(button)])
      await chooser.setFiles(file)
    },
  }
}

export const handsOf = (kind: Kind, page: Page): Hands => (kind === 'mouse' ? mouse(page) : keyboard(page))

export const kinds: Kind[] = ['mouse', 'keyboard']
