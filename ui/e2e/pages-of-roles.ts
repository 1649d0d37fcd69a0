// Every address a role works with. A page that is added to the router is added here.
const records = (...types: string[]) => types.map((type) => `/records/${type}`)

export interface Role {
  login: string
  pages: string[]
}

export const roles: Role[] = [
  { login: 'taskforce', pages: ['/workbench', '/todo', '/imports', '/imports/new', '/precheck', '/boards/pledge_financing', '/records/financing_case/:id', ...records('enterprise', 'patent'), '/records/enterprise/new', '/records/enterprise/:id', '/records/patent/:id', '/records/enterprise/:id/edit'] },
  { login: 'manager', pages: ['/overview', '/settings', '/settings/password', ...records('visit', 'loan_product'), '/records/visit/:id'] },
  { login: 'shanyuan', pages: ['/firm', '/precheck', ...records('enterprise', 'consent', 'offer'), '/records/patent/:id'] },
  { login: 'bank_a', pages: ['/bank', '/boards/pledge_financing', ...records('enterprise', 'loan', 'offer'), '/records/loan/:id', '/records/loan_product/new'] },
  { login: 'subsidy', pages: ['/overview', '/boards/subsidy_claim', ...records('loan', 'enterprise'), '/records/subsidy_claim/:id'] },
]
