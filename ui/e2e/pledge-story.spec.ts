// L1, 济南山源: eight utility models pledged, five million yuan lent in under half a month from the first contact, twelve instalments,
// the release and the subsidies. Six people of five roles do every step on their own screens; only the firm's patents are there before.
import type { Locator, Page } from '@playwright/test'

import { api, expect, inside, logIn, person, test } from './fixture'
import { type Hands, handsOf, type Kind, kinds } from './hands'
import { serve } from './served'

const DAY = 86_400_000
const START = '2021-05-10'
const dayAfter = (days: number, from = START) => new Date(Date.parse(from) + days * DAY).toISOString().slice(0, 10)
const morning = (day: string) => `${day}T09:00:00+08:00`

const FIRM = '济南山源环保科技有限公司'

/** `2018203…` with the check character of the patent office: weights 2 to 9 and again, modulo 11. */
function patentNumber(serial: number): string {
  const digits = `20182${String(3_000_000 + serial)}`
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (2 + (place % 8)), 0)
  return `${digits}.${'0123456789X'[sum % 11]}`
}

/** One person at a screen of their own, who logs in anew on a new day. */
class Actor {
  private day = ''
  readonly hands: Hands
  constructor(readonly page: Page, private readonly login: string, kind: Kind, private readonly desk: { now: string; who?: Actor }) {
    this.hands = handsOf(kind, page)
  }
  async go(address: string) {
    const { page } = this
    if (this.desk.who === this && this.day === this.desk.now) {
      await inside(page, address)
    } else {
      await this.desk.who?.page.goto('about:blank') // who does not work leaves: an open page follows every change of the others
      this.desk.who = this
      if (this.day !== this.desk.now) {
        this.day = this.desk.now
        await logIn(page, this.login)
        await page.clock.setFixedTime(morning(this.day))
      }
      await page.goto(address)
    }
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  get main() {
    return this.page.getByRole('main')
  }
  field(label: string, within: Locator = this.main) {
    return within.getByLabel(label, { exact: true })
  }
  async open(link: string | RegExp, within: Locator = this.main) {
    // an icon before the text speaks its own name
    const name = typeof link === 'string' ? new RegExp(`^([a-z-]+ )?${link.replace(/[.*+?()|[\]\\]/g, '\\$&')}$`) : link
    await this.hands.press(within.getByRole('link', { name }).first())
  }
  /** The form of a record that belongs to the one on the screen. */
  async add(what: string) {
    await this.open(`新建${what}`, this.page.getByRole('navigation', { name: /^登记到本/ }))
    await expect(this.page.getByRole('heading', { level: 1, name: `新建${what}` })).toBeVisible()
  }
  async fillIn(texts: Record<string, string>, choices: Record<string, string | string[]> = {}, within?: Locator) {
    for (const [label, text] of Object.entries(texts)) await this.hands.fill(this.field(label, within), text)
    for (const [label, options] of Object.entries(choices)) await this.hands.choose(this.field(label, within), ...[options].flat())
  }
  async save() {
    const form = this.page.url()
    await this.hands.press(this.main.getByRole('button', { name: '保存' }))
    await expect(this.page).not.toHaveURL(form)
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  async edit(texts: Record<string, string>, choices: Record<string, string | string[]> = {}) {
    await this.open('编辑')
    await expect(this.main.getByRole('button', { name: '保存' })).toBeVisible()
    await this.fillIn(texts, choices)
    await this.save()
  }
  /** A paper, by the link beside the move that lacks it. */
  async paper(title: string) {
    const lacking = this.main.locator('.reasons li').filter({ hasText: title }).first()
    await this.open('新建文件', lacking)
    await this.hands.give(this.field('文件内容'), { name: `${title}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7 ${title}`) })
    await expect(this.main.getByText(`${title}.pdf`)).toBeVisible()
    await this.save()
  }
  /** A move by its button, what its dialog asks for, and the stage that it leads to. */
  async move(name: string, stage: string, texts: Record<string, string> = {}, choices: Record<string, string> = {}) {
    await this.hands.press(this.main.getByRole('button', { name, exact: true }))
    const dialog = this.page.getByRole('dialog', { name: new RegExp(`^${name}`) })
    await this.fillIn(texts, choices, dialog)
    await this.hands.press(dialog.getByRole('button', { name, exact: true }))
    await expect(dialog).toBeHidden()
    await this.stands(stage)
  }
  async stands(stage: string) {
    const steps = this.main.getByRole('list', { name: /链$/ }).first()
    await expect(steps.locator('li.now, li.done').last()).toContainText(stage)
  }
  async cannot(move: string, why: string) {
    await expect(this.main.getByRole('button', { name: move, exact: true })).toBeDisabled()
    await expect(this.main.locator('.reasons').filter({ hasText: why }).first()).toBeVisible()
  }
}

async function story(kind: Kind, as: (login: string) => Promise<Page>, clock: (now: string) => Promise<void>) {
  const desk = { now: START }
  const day = async (to: string) => {
    await clock(morning(to))
    desk.now = to
  }
  const actor = async (login: string) => new Actor(await as(login), login, kind, desk)
  const [force, firm, bankA, bankB, appraiser, office] = [await actor('taskforce'), await actor('shanyuan'), await actor('bank_a'), await actor('bank_b'), await actor('appraiser'), await actor('subsidy')]
  const title = '山源环保质押融资'
  const contract = 'ZY-2021-018'
  const loanContract = 'JK-2021-018'
  const registration = 'Y2021370000018'

  const valuer = (await (await api(appraiser.page)).get<{ items: { name: string }[] }>('/records/appraiser?fields=name')).items[0]!.name
  await test.step('the scene: eight utility models of the firm', async () => {
    const { get, post } = await api(force.page)
    const { items } = await get<{ items: { id: string }[] }>(`/records/enterprise?fields=name&filter=${encodeURIComponent(`name = "${FIRM}"`)}`)
    for (let i = 1; i <= 8; ++i)
      await post('/records/patent', {
        patent_number: patentNumber(i), title: `一种试航余热装置 ${i}`, kind: 'utility_model', holder: items[0]!.id, registered_holders: [FIRM],
        filing_date: '2018-03-05', grant_date: '2018-11-20', status: 'in_force', annuity_paid_to: '2022-03-04',
        pledged: false, ownership_suspended: false, preserved: false, invalidation_pending: false, same_day_invention: 'none', other_obstacle: false,
      })
  })

  let at = ''
  await test.step('the task force visits the firm and enters the lead', async () => {
    await force.go('/records/enterprise')
    await force.hands.fill(force.page.getByRole('searchbox', { name: '按企业名称查找' }), '山源')
    await force.page.keyboard.press('Enter')
    await force.open(FIRM)
    await force.open(/^整页打开/, force.page.getByRole('dialog'))
    await force.add('走访摸排')
    await force.fillIn({ 走访人: '王明', 走访情况: '缺流动资金，实用新型八件' }, { 企业诉求: '融资' })
    await force.save()
    await expect(force.page.getByRole('heading', { level: 1, name: FIRM })).toBeVisible()
    await force.add('质押融资办件')
    await force.fillIn({ 办件名称: title }, { 线索来源: '走访摸排' })
    await force.save()
    await force.open(title)
    await expect(force.page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    at = new URL(force.page.url()).pathname
    await force.move('完成摸排', '已摸排', { 融资需求金额: '5000000', 贷款期限: '12', 资金用途: '采购原材料' })
    await force.cannot('通过预检', '请先登记拟质押专利')
  })

  await day(dayAfter(1))
  await test.step('the firm puts up eight patents and its licence', async () => {
    await firm.go('/firm')
    await firm.open(title)
    await firm.hands.press(firm.main.getByRole('button', { name: '选择质押专利' }))
    const dialog = firm.page.getByRole('dialog', { name: '选择质押专利' })
    for (let i = 1; i <= 8; ++i) await firm.hands.press(dialog.getByRole('checkbox', { name: `选择 一种试航余热装置 ${i}`, exact: true }))
    await firm.hands.press(dialog.getByRole('button', { name: '列为质押物（8 件）' }))
    await expect(dialog).toBeHidden()
    await expect(firm.main.getByRole('heading', { name: '质押物 8 条' })).toBeVisible()
    await firm.add('文件')
    await firm.fillIn({ 文件名称: '营业执照' }, { 文件类别: '营业执照' })
    await firm.hands.give(firm.field('文件内容'), { name: '营业执照.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 licence') })
    await expect(firm.main.getByText('营业执照.pdf')).toBeVisible()
    await firm.save()
    await expect(firm.main.getByRole('link', { name: /营业执照\.pdf/ })).toBeVisible()
  })

  await test.step('the task force passes the pre-check and commissions the appraisal', async () => {
    await force.go(at)
    await force.move('通过预检', '已预检')
    await force.add('评估')
    await force.fillIn({}, { 评估机构: valuer })
    await force.save()
  })

  await day(dayAfter(4))
  const report = 'HL-2021-018'
  await test.step('the appraiser reports', async () => {
    await appraiser.go('/records/appraisal?sort=-created_at')
    await appraiser.hands.press(appraiser.main.getByRole('row').filter({ hasText: title }).getByRole('link').first()) // without a number it goes by its case
    await appraiser.open(/^整页打开/, appraiser.page.getByRole('dialog'))
    await appraiser.edit({ 评估基准日: '2021-04-30', 评估值: '11200000', 报告编号: report, 报告日期: desk.now, 结论有效期至: '2022-04-29', 评估费: '30000' }, { 评估方法: '许可费节省法', 评估进度: '已出具' })
    await appraiser.open(title)
    await appraiser.add('文件')
    await appraiser.fillIn({ 文件名称: '评估报告' }, { 文件类别: '评估报告' })
    await appraiser.save()
    await appraiser.move('采用评估结论', '已评估', {}, { 采用的评估: report })
  })

  await test.step('the firm lets two banks see it', async () => {
    for (const bank of ['济水', '岱岳']) {
      await firm.go('/firm')
      await firm.open('新建信息授权')
      await firm.fillIn({ 授权截止日: dayAfter(900), 授权人: '山源' }, { 被授权银行: bank, 授权范围: ['企业基本信息', '知识产权', '融资办件与评估', '材料文件'] })
      await firm.save()
    }
  })

  await day(dayAfter(7))
  await test.step('two banks offer, blind to each other', async () => {
    const offer = async (bank: Actor, amount: string, rate: string) => {
      await bank.go('/bank')
      await bank.open(`报价 ${title}`)
      await bank.fillIn({ 拟贷金额: amount, 年利率: rate, 报价有效期至: dayAfter(40) }, { 还款方式: '等额本息', 报价状态: '已提交' })
      await bank.save()
      await expect(bank.main.getByRole('row').filter({ hasText: title }).filter({ hasText: '已提交' }).first()).toBeVisible()
    }
    await offer(bankA, '5000000', '3.8')
    await force.go(at)
    await force.cannot('截止报价', '须有两家及以上银行的有效报价')
    await offer(bankB, '4500000', '4.2')
    for (const bank of [bankA, bankB]) {
      await bank.go(at)
      await expect(bank.main.getByRole('heading', { name: '银行报价 1 条' })).toBeVisible()
    }
    await force.go(at)
    await force.move('截止报价', '已报价')
  })

  await day(dayAfter(8))
  await test.step('the firm compares and chooses', async () => {
    await firm.go('/firm')
    await firm.hands.press(firm.main.getByRole('button', { name: /^选定报价 济水/ }))
    const dialog = firm.page.getByRole('dialog', { name: /^选定报价/ })
    await firm.hands.press(dialog.getByRole('button', { name: '选定报价', exact: true }))
    await expect(dialog).toBeHidden()
    await bankB.go(at)
    await expect(bankB.main.getByRole('heading', { name: '银行报价 2 条' })).toBeVisible()
  })

  await day(dayAfter(9))
  await test.step('the bank signs; without both deeds it cannot', async () => {
    await bankA.go(at)
    await bankA.add('质押合同')
    await bankA.fillIn(
      {
        质押合同编号: contract, 借款合同编号: loanContract, 签订日期: desk.now, 出质人名称: FIRM, 出质人地址: '济南市历城区', 质权人名称: '济水商业银行', 质权人地址: '济南市',
        被担保债权种类: '借款', 被担保债权数额: '5000000', 债务履行起始日: '2021-05-21', 债务履行届满日: '2022-05-21', 专利件数: '8', 质押担保范围: '本金与利息', 质押所占份额: '100',
      },
      { 已列明专利信息: '是' },
    )
    await bankA.save()
    await bankA.cannot('签订合同', '借款合同')
    await bankA.paper('借款合同')
    await bankA.paper('质押合同')
    await bankA.move('签订合同', '已签约', {}, { 质押合同: contract })
    await expect(bankA.main.getByRole('button', { name: '放款', exact: true })).toHaveCount(0) // no money before the pledge is registered
  })

  await day(dayAfter(10))
  await test.step('the task force has the pledge registered', async () => {
    await force.go(at)
    await force.add('质押登记')
    await force.fillIn({ 申请登记日: dayAfter(9), 质押登记号: registration, 登记生效日: desk.now })
    await force.save()
    await force.paper('专利权质押登记通知书')
    await force.move('完成质押登记', '已登记', {}, { 质押登记: registration })
  })

  await day(dayAfter(11))
  await test.step('the money flows, eleven days after the first contact', async () => {
    await bankA.go(at)
    await bankA.paper('放款凭证')
    await bankA.move('放款', '已放款', { 放款日期: desk.now })
    await bankA.move('进入还款', '还款中')
    await expect(bankA.main.locator('dl').getByText('11 天')).toBeVisible()
    await bankA.open(loanContract)
    await expect(bankA.page.getByRole('heading', { level: 1, name: loanContract })).toBeVisible()
  })
  const loan = new URL(bankA.page.url()).pathname

  await test.step('twelve instalments, each entered by the bank', async () => {
    const schedule = bankA.main.getByRole('table', { name: '还款计划' })
    const lines = schedule.locator('tbody').getByRole('row')
    await expect(lines).toHaveCount(12)
    await expect(lines.first()).toContainText('15,833.33') // 5,000,000 x 3.8 % / 12
    await expect(lines.first()).toContainText('425,292.77')
    const dues = await lines.locator('td:nth-child(2)').allTextContents()
    for (let i = 1; i <= 12; ++i) {
      if (i === 1 || i === 12) {
        await day(dues[i - 1]!)
        await bankA.go(loan)
      }
      await bankA.open(`登记还款：第 ${i} 期`)
      await expect(bankA.field('归还本金')).not.toHaveValue('')
      await bankA.save()
      await expect(schedule.getByText(`已还 ${i} 期`)).toBeVisible()
    }
  })

  await test.step('the pledge is released, by the number of the cancellation notice', async () => {
    await bankA.go(at)
    await bankA.cannot('解除质押', '未登记质押注销通知书号')
    await bankA.paper('结清证明')
    await bankA.paper('质押登记注销通知书')
    await bankA.open(registration)
    await bankA.edit({ 注销通知书号: 'ZX2022370000018', 注销日期: desk.now }, { 注销原因: '债务已清偿' })
    await bankA.go(at)
    await bankA.move('解除质押', '已解除', { 结清日期: desk.now })
  })

  await test.step('the firm claims, the office approves and pays', async () => {
    await force.go(loan)
    await force.add('融资费用')
    await force.fillIn({ 金额: '30000', 发票号: 'FP-018', 支付日期: dayAfter(4) }, { 费用类别: '评估费' })
    await force.save()
    await force.edit({}, { 已获其他财政补助: '否' })
    await firm.go('/firm')
    await firm.open('新建补助申领')
    await firm.fillIn({}, { 贷款: loanContract })
    await firm.save()
    const claim = new URL(firm.page.url()).pathname
    await firm.move('测算补助', '起草')
    await firm.paper('申报承诺书')
    await firm.move('提交申领', '已提交', {}, { 承诺未重复享受: '是' })
    const sheet = firm.main.getByRole('table', { name: '补助测算表' })
    await expect(sheet.getByRole('row').filter({ hasText: '评估费' })).toContainText('15,000.00')
    await expect(sheet.locator('tfoot td')).toHaveText('57,134.55') // interest 42,134.55, to be followed line by line
    await expect(sheet.locator('tbody').getByRole('row')).toHaveCount(16) // twelve spans of the balance, and four kinds of cost
    await office.go(claim)
    await office.move('核定', '已核定', { 核定金额: '57134.55' })
    await office.move('拨付', '已拨付', { 拨付日期: desk.now, 拨付凭证号: 'BF-018' })
    await firm.go('/firm')
    await expect(firm.main.getByRole('row').filter({ hasText: loanContract }).filter({ hasText: desk.now })).toBeVisible()
  })
}

for (const kind of kinds) {
  test(`eight patents, five million, twelve instalments and the subsidies, by ${kind}`, async ({ browser, request }) => {
    test.setTimeout(1_800_000)
    const server = await serve(morning(START))
    try {
      await story(kind, (login) => person(browser, server.url, login), async (now) => {
        expect((await request.post(`${server.url}/api/v1/test/clock`, { data: { now } })).ok()).toBe(true)
      })
    } finally {
      await Promise.all(browser.contexts().map((context) => context.close()))
      await server.stop()
    }
  })
}
