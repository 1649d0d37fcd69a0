// The pre-check: its figures open their records, a patent that lacks a fact names it, the fact is filled in by the link, and the
// verdict follows.
import { api, expect, logIn, test } from './fixture'
import { handsOf, kinds } from './hands'

const holder = '济南山源环保科技有限公司'

for (const kind of kinds) {
  test(`what a patent lacks for a pledge is named, filled in, and counted anew, by ${kind}`, async ({ page, as }) => {
    const hands = handsOf(kind, page)
    const main = page.getByRole('main')
    const title = `一种缺年费的余热装置（${kind}）`

    // the task force knows everything of the patent but up to when its annuities are paid; the firm knows that
    const { get, post } = await api(await as('taskforce'))
    const { items } = await get<{ items: { id: string }[] }>(`/records/enterprise?fields=name&filter=${encodeURIComponent(`name = "${holder}"`)}`)
    await post('/records/patent', {
      title, kind: 'utility_model', holder: items[0]!.id, registered_holders: [holder], filing_date: '2024-03-05', grant_date: '2024-11-20', status: 'in_force',
      pledged: false, ownership_suspended: false, preserved: false, invalidation_pending: false, same_day_invention: 'none', other_obstacle: false,
    })

    await logIn(page, 'shanyuan')
    await page.goto('/precheck')
    const figures = page.getByRole('navigation', { name: '结论' })
    const figure = async (word: string) => Number((await figures.getByRole('link', { name: word }).locator('.digits').textContent())!.replaceAll(',', ''))
    await expect(figures.getByRole('link', { name: '待补数据' }).locator('.digits')).toHaveText(/\d/)
    const before = { all: await figure('全部'), pledgeable: await figure('可质押'), blocked: await figure('有障碍'), unknown: await figure('待补数据') }
    expect(before.pledgeable + before.blocked + before.unknown).toBe(before.all)

    // a figure opens its records
    const rows = main.locator('tbody tr.ant-table-row')
    await hands.press(figures.getByRole('link', { name: '有障碍' }))
    await expect(page).toHaveURL(/verdict=blocked/)
    await expect(rows).toHaveCount(Math.min(before.blocked, 50))
    await hands.press(figures.getByRole('link', { name: '待补数据' }))
    await expect(page).toHaveURL(/verdict=unknown/)
    await expect(rows).toHaveCount(Math.min(before.unknown, 50))

    // what is missing, who fills it in, and the way there
    const row = rows.filter({ hasText: title })
    await expect(row).toContainText('年费缴至')
    await hands.press(row.getByRole('link', { name: title }))
    const beside = page.getByRole('dialog', { name: '质押预检' })
    await expect(beside).toContainText('专利权未按规定缴纳年费')
    await hands.press(beside.getByRole('link', { name: '填写年费缴至' }))
    const field = page.getByLabel('年费缴至', { exact: true })
    await expect(field).toBeFocused()
    const { today } = await page.evaluate(() => ({ today: new Date().getFullYear() }))

    // paid, but not far enough: blocked, with what to do about it
    await hands.fill(field, `${today - 1}-03-04`)
    await hands.press(page.getByRole('button', { name: '保存' }))
    await expect(beside.getByText('有障碍')).toBeVisible()
    await expect(beside).toContainText('补缴年费和滞纳金')
    await expect(figures.getByRole('link', { name: '待补数据' }).locator('.digits')).toHaveText(String(before.unknown - 1))
    await expect(figures.getByRole('link', { name: '有障碍' }).locator('.digits')).toHaveText(String(before.blocked + 1))

    // what is wrong leads to its field as well
    await hands.press(beside.getByRole('link', { name: '更正年费缴至' }))
    await expect(field).toBeFocused()
    await hands.fill(field, `${today + 2}-03-04`)
    await hands.press(page.getByRole('button', { name: '保存' }))
    await expect(beside.getByText('可质押')).toBeVisible()
    await expect(figures.getByRole('link', { name: '可质押', exact: false }).first().locator('.digits')).toHaveText(String(before.pledgeable + 1))
    await expect(figures.getByRole('link', { name: '有障碍' }).locator('.digits')).toHaveText(String(before.blocked))
  })
}
