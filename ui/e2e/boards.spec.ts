// A board is narrowed and stays so; what the chains told a person is one press away.
import { expect, logIn } from './fixture'
import { journey } from './hands'

journey('a board is narrowed by a bank and by what waits for me, and its cards follow', async ({ page, hands }) => {
  await logIn(page, 'taskforce')
  await page.goto('/boards/pledge_financing')
  const main = page.getByRole('main')
  const head = main.getByText(/^在链 \d+ 件/)
  const all = await head.textContent()
  await hands.choose(main.getByLabel('按银行筛选'), '济水')
  await expect(page).toHaveURL(/bank=/)
  await expect(head).not.toHaveText(all!)
  const ofBank = await head.textContent()
  await hands.press(main.getByRole('button', { name: '等我办理' }))
  await expect(page).toHaveURL(/mine=true/)
  await expect(head).not.toHaveText(ofBank!)
  await page.reload() // what narrows is part of the address
  await expect(main.getByRole('button', { name: '等我办理' })).toHaveAttribute('aria-pressed', 'true')
})

journey('notices are read from any page', async ({ page, hands }) => {
  await logIn(page, 'bank_a')
  await page.goto('/records/loan_product')
  const bell = page.getByRole('button', { name: /^通知 未读 \d+ 条/ })
  const before = await bell.getAttribute('aria-label')
  await hands.press(bell)
  await hands.press(page.getByRole('tooltip').getByRole('button', { name: /^标为已读/ }).first())
  await expect(page.getByRole('button', { name: /^通知/ })).not.toHaveAttribute('aria-label', before!)
})
