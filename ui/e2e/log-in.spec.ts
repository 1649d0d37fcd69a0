import { expect, logIn, passwordOf, test } from './fixture'

test('logs in to the page that was asked for, and out again', async ({ page }) => {
  await page.goto('/records/enterprise')
  await expect(page.getByRole('heading', { level: 1, name: '登录三链平台' })).toBeVisible()
  await page.getByLabel('账号').fill('taskforce')
  await page.getByLabel('密码').fill(passwordOf('taskforce'))
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '企业' })).toBeVisible()
  await page.getByRole('button', { name: /^专班王明/ }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(page.getByLabel('账号')).toBeVisible()
  await page.goto('/records/enterprise')
  await expect(page.getByLabel('账号')).toBeVisible()
})

test('a wrong password is refused in the server’s words, and what was typed stays', async ({ page }) => {
  await page.goto('/login')
  await page.getByLabel('账号').fill('manager')
  await page.getByLabel('密码').fill('not the password')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert')).toContainText('密码')
  await expect(page.getByLabel('账号')).toHaveValue('manager')
})

test('an unknown page says so, an unreadable record says so, and the menu stays', async ({ page }) => {
  await logIn(page, 'bank_a')
  for (const [address, text] of [
    ['/no/such/page', '没有这一页'],
    ['/records/no_such_type', '没有这一页'],
    ['/records/loan_product/00000000-0000-0000-0000-000000000000', /没有|找不到|不存在/],
    ['/records/enterprise/new', '没有查看权限'],
  ] as const) {
    await page.goto(address)
    await expect(page.getByRole('heading', { name: text }), address).toBeVisible()
  }
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible()
})

test('language and theme are switched and stay after a reload', async ({ page }) => {
  await logIn(page, 'taskforce')
  await page.goto('/records/enterprise')
  await page.getByRole('button', { name: '切换为英文' }).click()
  await page.getByRole('button', { name: 'Switch light and dark' }).click()
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})
