// The patent corpus: looked for by conditions and by expression, narrowed by a figure, mapped, reported and read. The demo's corpus is
// generated, so what is asserted is how the pages hang together, not how many publications there are.
import type { Page } from '@playwright/test'

import { expect, logIn } from './fixture'
import { type Hands, journey } from './hands'

const numberIn = (text: string | null) => Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', ''))

/** How many were found, once the answer to this expression is on the screen. */
async function found(page: Page, q: RegExp): Promise<number> {
  await expect.poll(() => new URL(page.url()).searchParams.get('q') ?? '').toMatch(q)
  await expect(page.locator('.found-grid')).toHaveAttribute('aria-busy', 'false')
  return numberIn(await page.getByRole('status').filter({ hasText: /^共 .* 件$/ }).textContent())
}

async function lookFor(page: Page, hands: Hands, text: string) {
  await hands.fill(page.getByLabel('检索内容'), text)
  await hands.press(page.getByRole('search').getByRole('button', { name: '检索', exact: true }))
}

journey('a search grows by conditions and figures, and its expression says the same', async ({ page, hands }) => {
  await logIn(page, 'taskforce')
  await page.goto('/corpus')
  const results = page.getByRole('list', { name: '检索结果' })
  await expect(results.getByRole('listitem').first()).toBeVisible()
  const all = await found(page, /^$/)

  await lookFor(page, hands, '造雪')
  const some = await found(page, /^TA=造雪$/)
  expect(some).toBeGreaterThan(0)
  expect(some).toBeLessThan(all)
  await expect(results.locator('mark').first()).toContainText('造雪')

  // a figure beside what was found is one more condition, and says how many will be left
  const year = page.getByRole('region', { name: '申请年' }).getByRole('link').first()
  const promised = numberIn(await year.locator('.digits').textContent())
  await hands.press(year)
  expect(await found(page, /^TA=造雪 AND AY=\d{4}$/)).toBe(promised)
  await hands.press(page.getByRole('button', { name: /^去掉条件：申请年/ }))
  expect(await found(page, /^TA=造雪$/)).toBe(some)

  // the same as an expression; what cannot be read is pointed at
  await hands.press(page.getByRole('radio', { name: '表达式检索' }))
  const expression = page.getByRole('textbox', { name: '检索式' })
  await expect(expression).toHaveValue('TA=造雪')
  await hands.fill(expression, 'TA=(造雪')
  await hands.press(page.getByRole('search').getByRole('button', { name: '检索', exact: true }))
  await expect(page.getByRole('alert')).toContainText('没有闭合')
  await expect(page.getByLabel('出错位置：第 4 个字符')).toBeVisible()
  await hands.fill(expression, '(TA=造雪 OR TA=雷达) AND AD>=20000101')
  await hands.press(page.getByRole('search').getByRole('button', { name: '检索', exact: true }))
  expect(await found(page, /^\(TA=造雪 OR TA=雷达\)/)).toBeGreaterThanOrEqual(some)
  await hands.press(page.getByRole('radio', { name: '条件检索' }))
  await expect(page.getByRole('list', { name: '检索条件' }).getByRole('listitem')).toHaveCount(3)
})

journey('a search is kept, its results are exported, and a publication is read', async ({ page, hands, kind }) => {
  await logIn(page, 'shanyuan')
  await page.goto(`/corpus?q=${encodeURIComponent('TA=烟气')}`)
  const count = await found(page, /^TA=烟气$/)
  await hands.press(page.getByRole('button', { name: /^已存检索/ }))
  await hands.fill(page.getByLabel('检索名称'), `烟气 ${kind}`)
  await hands.press(page.getByRole('button', { name: '保存', exact: true }))
  await expect(page.getByRole('list', { name: '已存检索' })).toContainText('TA=烟气')
  await page.keyboard.press('Escape')

  const [download] = await Promise.all([page.waitForEvent('download'), hands.press(page.getByRole('button', { name: '导出 CSV' }))])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  expect(Buffer.concat(chunks).toString().trim().split('\r\n')).toHaveLength(count + 1)

  const hit = page.getByRole('list', { name: '检索结果' }).getByRole('heading').getByRole('link').first()
  const title = await hit.textContent()
  await hands.press(hit)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title!)
  await expect(page.getByRole('heading', { name: '著录项目' })).toBeVisible()
})

journey('the map leads from a conclusion to its publications and into Word', async ({ page, hands }) => {
  await logIn(page, 'taskforce')
  await page.goto('/corpus')
  await found(page, /^$/)
  await hands.press(page.getByRole('link', { name: /^专利导航/ }))
  await expect(page).toHaveURL(/\/corpus\/map/)
  const conclusions = page.getByRole('region', { name: '结论摘要' }).getByRole('listitem')
  await expect(conclusions.first()).toContainText('依据')

  // axes of one's own
  const matrix = page.getByRole('region', { name: '技术功效矩阵' })
  await hands.press(matrix.getByRole('button', { name: '定义坐标' }))
  const axes = page.getByRole('dialog', { name: '定义坐标' })
  await hands.fill(axes.getByLabel('技术分支 1 名称'), '雷达')
  await hands.fill(axes.getByLabel('技术分支 1 检索式'), 'TA=雷达')
  await hands.press(axes.getByRole('button', { name: '保存' }))
  await expect(matrix.getByRole('rowheader', { name: '雷达' })).toBeVisible()

  const [report] = await Promise.all([page.waitForEvent('download'), hands.press(page.getByRole('button', { name: '生成导航报告' }))])
  expect(report.suggestedFilename()).toBe('专利导航报告.docx')

  // a figure opens what it counts
  const cell = matrix.getByRole('link', { name: /^雷达 × / }).first()
  const promised = numberIn(/：(.*) 件/.exec((await cell.getAttribute('aria-label'))!)![1]!)
  await hands.press(cell)
  await expect(page).toHaveURL(/\/corpus\?/)
  expect(await found(page, /TA=雷达/)).toBe(promised)
})
