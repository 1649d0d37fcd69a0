import { expect, test } from 'vitest'

import { rulesIn } from './rule-missing'

test.each([
  ['可在申领中指定规则，已有：jinan_2020, jinan_2022, shandong_2020', ['jinan_2020', 'jinan_2022', 'shandong_2020']],
  ['Name a rule in the claim; known: jinan_2020', ['jinan_2020']],
  ['重试', []],
])('%s', (hint, rules) => expect(rulesIn(hint)).toEqual(rules))
