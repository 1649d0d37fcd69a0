// The menu is what the server declares: pages of the person's roles, and the record types that stand in it and may be
// read. It hides nothing that the server allows: every page has an address of its own.
import type { Chain, Label, RecordType } from '@/lib/shapes'
import type { Word } from '@/words'

export type Icon = 'home' | 'desk' | 'todo' | 'firm' | 'patent' | 'check' | 'board' | 'claim' | 'import' | 'settings' | 'visit' | 'loan' | 'offer' | 'product' | 'consent' | 'corpus' | 'records'

export interface MenuItem {
  key: string
  /** A page of ours, or what the declaration calls the records. */
  name: Word | Label
  to: string
  icon: Icon
}

export interface MenuGroup {
  word: Word
  items: MenuItem[]
}

type Group = 'overview' | NonNullable<RecordType['menu']>

const groups: { key: Group; word: Word }[] = [
  { key: 'overview', word: 'groupOverview' },
  { key: 'records', word: 'groupRecords' },
  { key: 'finance', word: 'groupFinance' },
  { key: 'policy', word: 'groupPolicy' },
  { key: 'data', word: 'groupData' },
]

const pages: Record<string, { group: Group; word: Word; icon: Icon }> = {
  overview: { group: 'overview', word: 'overview', icon: 'home' },
  workbench: { group: 'overview', word: 'workbench', icon: 'desk' },
  firm: { group: 'overview', word: 'firmHome', icon: 'home' },
  bank: { group: 'overview', word: 'bankInbox', icon: 'home' },
  todo: { group: 'overview', word: 'todo', icon: 'todo' },
  corpus: { group: 'records', word: 'corpusPages', icon: 'corpus' },
  precheck: { group: 'records', word: 'precheck', icon: 'check' },
  imports: { group: 'data', word: 'imports', icon: 'import' },
  settings: { group: 'data', word: 'settings', icon: 'settings' },
}

const icons: Record<string, Icon> = { enterprise: 'firm', patent: 'patent', visit: 'visit', loan: 'loan', offer: 'offer', loan_product: 'product', consent: 'consent', appraisal: 'check', financing_case: 'board', subsidy_claim: 'claim' }

export function menuOf(own: string[], types: RecordType[], chains: Chain[]): MenuGroup[] {
  const ofType = (type: RecordType): MenuItem => {
    const chain = chains.find((one) => one.key === type.chain)
    return { key: type.key, name: chain?.label ?? type.label, to: chain ? `/boards/${chain.key}` : `/records/${type.key}`, icon: icons[type.key] ?? 'records' }
  }
  return groups
    .map(({ key, word }) => ({
      word,
      items: [
        ...types.filter((type) => type.menu === key && type.actions.includes('read')).map(ofType).toSorted((a, b) => Number(b.to.startsWith('/boards')) - Number(a.to.startsWith('/boards'))),
        ...own.filter((page) => pages[page]?.group === key).map((page) => ({ key: page, name: pages[page]!.word, to: `/${page}`, icon: pages[page]!.icon })),
      ],
    }))
    .filter((group) => group.items.length > 0)
}

/** Where a person lands. */
export const homeOf = (own: string[] = []): string => `/${own.find((page) => pages[page]) ?? 'todo'}`

/** Whether the page at `path` is `to` or belongs to it: /records/loan_product does not belong to /records/loan. */
export const isWithin = (path: string, to: string) => path === to || path.startsWith(`${to}/`)
