// A file with errors: seen, mended in place, written, counted, its refused rows fetched, and the whole batch undone.
import { readFile } from 'node:fs/promises'

import { api, expect, logIn, test } from './fixture'
import { handsOf, type Kind, kinds } from './hands'

const HEAD = '专利名称,专利类型,申请日,授权公告日,法律状态'
const csv = (lines: string[]) => ({ name: '专利清单.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${[HEAD, ...lines].join('\r\n')}\r\n`) })

/** Two rows of an unknown status, one of a day that never was. */
const linesOf = (kind: Kind) => [
  `一种清单装置甲（${kind}）,实用新型,2022-03-05,2022-11-20,有效`,
  `一种清单装置乙（${kind}）,实用新型,2022-03-05,2022-11-20,活着`,
  `一种清单装置丙（${kind}）,实用新型,2022-03-05,2022-11-20,活着`,
  `一种清单装置丁（${kind}）,发明,2022-02-30,2023-11-20,有效`,
  `一种清单装置戊（${kind}）,发明,2022-03-05,2023-11-20,有效`,
]

for (const kind of kinds) {
  test(`a file with errors is mended, written and undone, by ${kind}`, async ({ page }) => {
    const hands = handsOf(kind, page)
    const main = page.getByRole('main')
    const button = (name: string | RegExp) => main.getByRole('button', { name })
    const counts = main.getByRole('region', { name: '导入计数' })
    const adds = (rows: number, inserted: number, refused: number) => expect(counts).toContainText(`共 ${rows} 行 = 新增 ${inserted} + 更新 0 + 未变 0 + 错误 ${refused}`)
    await logIn(page, 'taskforce')
    await page.goto('/imports')
    await hands.press(main.getByRole('link', { name: '导入文件' }))

    // nothing is read before it is said what the file holds
    await expect(button('读取文件')).toBeDisabled()
    await hands.choose(page.getByLabel('记录类型', { exact: true }), '专利')
    await hands.give(button('选择文件'), csv(linesOf(kind)))
    await hands.press(button('读取文件'))
    for (const header of HEAD.split(',')) await expect(main.getByRole('rowheader', { name: header })).toBeVisible()
    await hands.press(button('校验'))

    // three of five rows are wrong, and named by their row in the sheet
    await adds(5, 2, 3)
    const cell = (row: number, header: string) => main.getByLabel(`第 ${row} 行「${header}」`, { exact: true })
    await expect(cell(3, '法律状态')).toHaveValue('活着')
    await expect(cell(5, '申请日')).toHaveValue('2022-02-30')
    await hands.fill(cell(3, '法律状态'), '有效')
    await hands.press(button('同值 2 处一起改').first())
    await expect(cell(4, '法律状态')).toHaveValue('有效')
    await hands.press(button('按 2 处修改重新校验'))
    await adds(5, 4, 1)

    // the rest is written; the refused row comes back as a file with its reason
    await hands.press(button('写入 4 行'))
    await expect(main.getByText('已写入', { exact: true })).toBeVisible()
    await adds(5, 4, 1)
    const [file] = await Promise.all([page.waitForEvent('download'), hands.press(main.getByRole('link', { name: /^下载错误文件/ }))])
    const errors = await readFile(await file.path(), 'utf8')
    expect(errors).toContain('2022-02-30')
    expect(errors.trim().split('\n')).toHaveLength(2)
    await hands.press(main.getByRole('link', { name: '查看这 4 条记录' }))
    await expect(main.getByText('4 条', { exact: true })).toBeVisible()
    await expect(main.getByRole('link', { name: `一种清单装置乙（${kind}）` })).toBeVisible()

    // undone as one
    await hands.press(page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '数据导入' }))
    const batch = main.getByRole('row').filter({ hasText: '专利清单.csv' }).filter({ hasText: '已写入' }).first()
    await hands.press(batch.getByRole('button', { name: '撤销导入' }))
    await expect(page.getByText('已撤销导入「专利清单.csv」')).toBeVisible()
    const { get } = await api(page)
    const left = await get<{ count: number }>(`/records/patent/count?filter=${encodeURIComponent(`contains(title, "（${kind}）") and contains(title, "清单")`)}`)
    expect(left.count).toBe(0)
    await page.goto(`/records/patent?find=${encodeURIComponent(`一种清单装置乙（${kind}）`)}`)
    await expect(main.getByRole('heading', { name: '没有符合条件的专利' })).toBeVisible()
  })
}

test('a workbook is read too: what is there already is refused row by row', async ({ page }) => {
  await logIn(page, 'taskforce')
  const filter = encodeURIComponent('status = "in_force" and patent_number != null and contains(title, "水")')
  const sheet = await page.request.get(`/api/v1/records/patent/export?format=xlsx&filter=${filter}`)
  const { count } = await (await api(page)).get<{ count: number }>(`/records/patent/count?filter=${filter}`)
  expect(count).toBeGreaterThan(0)
  await page.goto('/imports/new?type=patent')
  const hands = handsOf('mouse', page)
  await hands.give(page.getByRole('button', { name: '选择文件' }), { name: '专利.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await sheet.body() })
  await hands.press(page.getByRole('button', { name: '读取文件' }))
  await hands.press(page.getByRole('button', { name: '校验' }))
  await expect(page.getByRole('region', { name: '导入计数' })).toContainText(`共 ${count} 行 = 新增 0 + 更新 0 + 未变 0 + 错误 ${count}`)
  await expect(page.getByRole('button', { name: /^写入/ })).toBeDisabled()
})
