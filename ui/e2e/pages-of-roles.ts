// Every address a role works with. A page that is added to the router is added here.
const records = (...types: string[]) => types.map((type) => `/records/${type}`)

export interface Role {
  login: string
  pages: string[]
}

const board = '/boards/pledge_financing'
const claims = '/boards/subsidy_claim'

export const roles: Role[] = [
  { login: 'taskforce', pages: ['/workbench', '/overview', '/todo', '/imports', '/imports/new', '/precheck', '/corpus', '/corpus?q=TA%3D%E9%9B%B7%E8%BE%BE', '/corpus?q=%28TA', '/corpus/map', '/corpus/:number', board, claims, '/records/financing_case/:id', ...records('enterprise', 'patent', 'visit', 'offer'), '/records/enterprise/new', '/records/enterprise/:id', '/records/enterprise/:id?part=facts', '/records/patent/:id', '/records/patent?rows=all', '/records/enterprise/:id/edit', '/settings', '/print/records/patent'] },
  { login: 'manager', pages: ['/overview', '/workbench', '/todo', '/settings', '/settings/password', board, ...records('visit', 'loan_product', 'loan'), '/records/visit/:id', '/print/records/enterprise'] },
  { login: 'shanyuan', pages: ['/firm', '/todo', '/precheck', '/corpus', board, claims, ...records('enterprise', 'patent', 'consent', 'offer', 'loan'), '/records/patent/:id', '/records/financing_case/:id', '/print/records/patent'] },
  { login: 'bank_a', pages: ['/bank', '/todo', board, ...records('enterprise', 'patent', 'loan', 'offer', 'loan_product'), '/records/loan/:id', '/records/loan_product/new', '/print/records/loan'] },
  { login: 'appraiser', pages: ['/todo', board, ...records('appraisal', 'patent'), '/records/appraisal/:id', '/records/financing_case/:id'] },
  { login: 'subsidy', pages: ['/overview', '/todo', claims, ...records('loan', 'enterprise', 'patent'), '/records/subsidy_claim/:id', '/print/records/subsidy_claim'] },
  { login: 'province', pages: ['/overview', ...records('enterprise', 'patent')] },
  { login: 'admin', pages: ['/settings'] },
]
