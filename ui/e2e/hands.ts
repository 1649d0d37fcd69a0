// The same verbs with two kinds of hands: a journey is written once, and walked with a mouse and by keyboard alone.
import type { Locator, Page } from '@playwright/test'

import { expect, test } from './fixture'

export interface GivenFile {
  name: string
  mimeType: string
  buffer: Buffer
}

export interface Hands {
  /** A button, a link, a box to tick, one of several to choose. */
  press: (target: Locator) => Promise<void>
  /** An entry of the menu that a button opens. */
  pick: (button: Locator, entry: Locator) => Promise<void>
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

const isRadio = (target: Locator) => target.evaluate((element) => element instanceof HTMLInputElement && element.type === 'radio')

export function mouse(page: Page): Hands {
  // what is drawn of a radio is its label
  const press = async (target: Locator) => ((await isRadio(target)) ? target.locator('xpath=ancestor::label').click() : target.click())
  return {
    press,
    pick: async (button, entry) => {
      await press(button)
      await press(entry)
    },
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
  const reach = async (target: Locator, there = (element: Element) => element === document.activeElement) => {
    for (let stop = 0; stop < STOPS_MAX; ++stop) {
      if (await target.evaluate(there)) return
      await keys.press('Tab')
    }
    throw new Error(`Tab never comes to ${target}`)
  }
  /** Tab comes to one radio of a group; the arrows lead to the others. */
  const choose = async (radio: Locator) => {
    await reach(radio, (element) => {
      const at = document.activeElement
      const group = (one: Element | null) => one?.closest('[role=radiogroup]') ?? one
      return at instanceof HTMLInputElement && at.type === 'radio' && group(at) === group(element)
    })
    for (let step = 0; step < OPTIONS_MAX && !(await radio.isChecked()); ++step) await keys.press('ArrowRight')
    await expect(radio).toBeChecked()
  }
  const press = async (target: Locator) => {
    await expect(target).toBeAttached()
    if (await isRadio(target)) return choose(target)
    await expect(target).toBeVisible()
    await expect(target).toBeEnabled()
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
    pick: async (button, entry) => {
      await press(button)
      await expect(entry).toBeVisible()
      await keys.press('Tab') // into the menu
      for (let step = 0; step < OPTIONS_MAX; ++step) {
        if (await entry.evaluate((element) => element.contains(document.activeElement) || document.activeElement?.contains(element))) return keys.press('Enter')
        await keys.press('ArrowDown')
      }
      throw new Error(`the arrows never come to ${entry}`)
    },
    fill: async (field, text) => {
      await expect(field).toBeVisible()
      await reach(field)
      await keys.press('Control+A')
      await keys.type(text)
      await closeCalendar(page, field)
    },
    choose: async (box, ...options) => {
      await expect(box).toBeVisible()
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

interface Walk {
  page: Page
  hands: Hands
  kind: Kind
  /** Another person, with hands of the same kind. */
  other: (login: string) => Promise<{ page: Page; hands: Hands }>
}

/** A journey, walked with a mouse and walked by keyboard alone. */
export function journey(title: string, walk: (given: Walk) => Promise<void>) {
  for (const kind of kinds)
    test(`${title}, by ${kind}`, async ({ page, as }) => {
      if (kind === 'keyboard') test.slow() // a Tab for every stop of a page takes its time
      const other = async (login: string) => {
        const theirs = await as(login)
        return { page: theirs, hands: handsOf(kind, theirs) }
      }
      await walk({ page, hands: handsOf(kind, page), kind, other })
    })
}
