// Every address a role works with. A page that is added to the router is added here; the test of the menu holds the two together.
const records = (...types: string[]) => types.map((type) => `/records/${type}`)

export interface Role {
  login: string
  pages: string[]
}

export const roles: Role[] = [
  { login: 'taskforce', pages: [...records('enterprise', 'patent'), '/records/enterprise/new', '/records/enterprise/:id', '/records/patent/:id', '/records/enterprise/:id/edit'] },
  { login: 'manager', pages: [...records('visit', 'loan_product'), '/records/visit/:id'] },
  { login: 'shanyuan', pages: [...records('enterprise', 'consent', 'offer'), '/records/patent/:id'] },
  { login: 'bank_a', pages: [...records('enterprise', 'loan', 'offer'), '/records/loan/:id', '/records/loan_product/new'] },
  { login: 'subsidy', pages: [...records('loan', 'enterprise'), '/records/subsidy_claim/:id'] },
]
