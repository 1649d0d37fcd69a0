// Which pages a role works with. It hides nothing that the server allows: every page has an address of its own.
import type { Word } from '@/words'

export interface MenuItem {
  word: Word
  to: string
  icon: 'home' | 'todo' | 'firm' | 'patent' | 'check' | 'board' | 'claim' | 'import' | 'settings' | 'visit' | 'loan' | 'offer' | 'product' | 'consent'
  /** A record type: the item stands only where the person may read it, under the type's own name. */
  type?: string
}

export interface MenuGroup {
  word: Word
  items: MenuItem[]
}

const records = (type: string, icon: MenuItem['icon']): MenuItem => ({ word: 'records', to: `/records/${type}`, icon, type })

const overview: MenuItem = { word: 'overview', to: '/overview', icon: 'home' }
const todo: MenuItem = { word: 'todo', to: '/todo', icon: 'todo' }
const board: MenuItem = { word: 'board', to: '/boards/pledge_financing', icon: 'board' }
const claims: MenuItem = { word: 'claims', to: '/boards/subsidy_claim', icon: 'claim' }
const precheck: MenuItem = { word: 'precheck', to: '/precheck', icon: 'check' }
const imports: MenuItem = { word: 'imports', to: '/imports', icon: 'import' }
const settings: MenuItem = { word: 'settings', to: '/settings', icon: 'settings' }

const park: MenuGroup[] = [
  { word: 'groupOverview', items: [overview, { word: 'workbench', to: '/workbench', icon: 'todo' }, todo] },
  { word: 'groupRecords', items: [records('enterprise', 'firm'), records('patent', 'patent'), records('visit', 'visit'), precheck] },
  { word: 'groupFinance', items: [board, records('offer', 'offer'), records('loan', 'loan'), records('loan_product', 'product')] },
  { word: 'groupPolicy', items: [claims] },
  { word: 'groupData', items: [imports, settings] },
]

const byRole: Record<string, MenuGroup[]> = {
  enterprise_user: [
    { word: 'groupOverview', items: [{ word: 'firmHome', to: '/firm', icon: 'home' }, todo] },
    { word: 'groupRecords', items: [records('enterprise', 'firm'), records('patent', 'patent'), precheck] },
    { word: 'groupFinance', items: [board, records('offer', 'offer'), records('loan', 'loan'), records('consent', 'consent')] },
    { word: 'groupPolicy', items: [claims] },
  ],
  bank_officer: [
    { word: 'groupOverview', items: [{ word: 'bankInbox', to: '/bank', icon: 'home' }, todo] },
    { word: 'groupRecords', items: [records('enterprise', 'firm'), records('patent', 'patent')] },
    { word: 'groupFinance', items: [board, records('offer', 'offer'), records('loan', 'loan'), records('loan_product', 'product')] },
  ],
  appraiser_officer: [{ word: 'groupFinance', items: [todo, board, records('appraisal', 'check'), records('patent', 'patent')] }],
  subsidy_officer: [
    { word: 'groupOverview', items: [overview, todo] },
    { word: 'groupPolicy', items: [claims, records('loan', 'loan')] },
    { word: 'groupRecords', items: [records('enterprise', 'firm'), records('patent', 'patent')] },
  ],
  province_viewer: [
    { word: 'groupOverview', items: [overview] },
    { word: 'groupRecords', items: [records('enterprise', 'firm'), records('patent', 'patent')] },
  ],
  administrator: [{ word: 'groupData', items: [settings] }],
}

export const menuOf = (roles: string[]): MenuGroup[] => byRole[roles.find((role) => byRole[role]) ?? ''] ?? park

/** Where a person lands. */
export const homeOf = (roles: string[]): string => menuOf(roles)[0]!.items[0]!.to
