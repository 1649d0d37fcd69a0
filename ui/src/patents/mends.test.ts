import { expect, test } from 'vitest'

import type { Precheck } from '@/lib/shapes'

import { mendsOf } from './mends'

const reason = (key: string, by?: string) =>
  ({ key, finding: 'unmet', label: { zh: key, en: key }, mend: by ? { role: 'enterprise_user', by, how: { zh: '', en: '' } } : undefined }) as const
const patent = (...reasons: Precheck['reasons']) => ({ reasons }) as Precheck

test('what is missing most often stands first, with the earliest day', () => {
  const mends = mendsOf([patent(reason('annuity', '2026-12-01')), patent(reason('annuity', '2026-11-26'), reason('grant'))])
  expect(mends.map((mend) => [mend.reason.key, mend.patents, mend.by])).toEqual([['annuity', 2, '2026-11-26'], ['grant', 1, null]])
})
