import { expect, logIn, passwordOf, test } from './fixture'
import { journey } from './hands'

journey('logs in to the page that was asked for, and out again', async ({ page, hands }) => {
  await page.goto('/records/enterprise')
  await expect(page.getByRole('heading', { level: 1, name: '登录三链平台' })).toBeVisible()
  const [login, password, enter] = [page.getByLabel('账号'), page.getByLabel('密码'), page.getByRole('button', { name: '登录' })]

  // a wrong password is refused in the server’s words, and what was typed stays
  await hands.fill(login, 'taskforce')
  await hands.fill(password, 'not the password')
  await hands.press(enter)
  await expect(page.getByRole('alert')).toContainText('密码')
  await expect(login).toHaveValue('taskforce')

  await hands.fill(password, passwordOf('taskforce'))
  await hands.press(enter)
  await expect(page.getByRole('heading', { level: 1, name: '企业' })).toBeVisible()
  await hands.pick(page.getByRole('button', { name: /^专班王明/ }), page.getByRole('menuitem', { name: '退出登录' }))
  await expect(login).toBeVisible()
  await page.goto('/records/enterprise')
  await expect(login).toBeVisible()
})

journey('an unknown page and a forbidden one say so, and the menu leads on', async ({ page, hands }) => {
  await logIn(page, 'bank_a')
  const menu = page.getByRole('navigation', { name: '主菜单' })
  for (const [address, text] of [
    ['/no/such/page', '没有这一页'],
    ['/records/no_such_type', '没有这一页'],
    ['/records/loan_product/00000000-0000-0000-0000-000000000000', /没有|找不到|不存在/],
    ['/records/enterprise/new', '没有查看权限'],
  ] as const) {
    await page.goto(address)
    await expect(page.getByRole('heading', { name: text }), address).toBeVisible()
  }
  await hands.press(menu.getByRole('link', { name: '贷款产品' }))
  await expect(page.getByRole('heading', { level: 1, name: '贷款产品' })).toBeVisible()
})

journey('language and theme are switched and stay after a reload', async ({ page, hands }) => {
  await logIn(page, 'taskforce')
  await page.goto('/records/enterprise')
  await hands.press(page.getByRole('button', { name: '切换为英文' }))
  await hands.press(page.getByRole('button', { name: 'Switch light and dark' }))
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('the first Tab stop leads past the menu', async ({ page }) => {
  await logIn(page, 'taskforce')
  await page.goto('/records/enterprise')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到主要内容' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})
