// The axes of the technology–effect matrix: what a person has defined in this browser, or an example that fits what was found.
import { literal } from '@/corpus/chips'
import type { CorpusAxis, CorpusAxisQuery } from '@/corpus/shapes'
import type { Language } from '@/lib/preferences'

import type { Axes } from './conclusions'

const TECHNOLOGIES = 6
export const AXIS_MAX = 12

const EFFECTS: [zh: string, en: string, query: string][] = [
  ['提高效率', 'Efficiency', 'TA=(效率 OR 高效 OR efficiency OR efficient)'],
  ['降低能耗', 'Energy saving', 'TA=(节能 OR 能耗 OR 余热 OR energy)'],
  ['提高精度', 'Accuracy', 'TA=(精度 OR 准确 OR 误差 OR accuracy OR precision)'],
  ['降低噪声', 'Low noise', 'TA=(噪声 OR 噪音 OR 降噪 OR noise)'],
  ['延长寿命', 'Service life', 'TA=(寿命 OR 耐磨 OR 耐腐蚀 OR durability OR wear)'],
  ['安全可靠', 'Safety', 'TA=(安全 OR 可靠 OR 故障 OR safety OR reliability)'],
]

/** The classes that were found most often, against what most inventions are for. */
export const exampleAxes = (subclasses: CorpusAxis | undefined, language: Language): Axes => ({
  rows: (subclasses?.rows ?? []).slice(0, TECHNOLOGIES).map(({ value }) => ({ label: value, query: `IPC4=${literal(value)}` })),
  columns: EFFECTS.map(([zh, en, query]) => ({ label: language === 'zh' ? zh : en, query })),
})

const keyOf = (login: string) => `sanlian.corpus.axes.${login}`
const isAxis = (list: unknown): list is CorpusAxisQuery[] =>
  Array.isArray(list) && list.length > 0 && list.every((one: Partial<CorpusAxisQuery> | null) => typeof one?.label === 'string' && typeof one.query === 'string')

export function keptAxes(login: string): Axes | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(login)) ?? 'null') as Partial<Axes> | null
    return kept && isAxis(kept.rows) && isAxis(kept.columns) ? { rows: kept.rows, columns: kept.columns } : undefined
  } catch {
    return undefined
  }
}

export function keepAxes(login: string, axes: Axes | undefined) {
  if (axes) localStorage.setItem(keyOf(login), JSON.stringify(axes))
  else localStorage.removeItem(keyOf(login))
}
