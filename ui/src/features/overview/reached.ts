// How far the cases of a chain have come, from how many stand in each stage.
import type { Chain, Stage } from '@/lib/shapes'

export interface Reach {
  stage: Stage
  here: number
  /** Here or further on the main line. */
  reached: number
  /** Of those that reached the stage before, in per cent; undefined where none did. */
  share?: number
}

const onMainLine = (stage: Stage) => (stage.terminal ?? 'success') === 'success'

/** The main line, and apart from it the ends that are no success. */
export function reachOf(chain: Chain, counts: number[]): { line: Reach[]; ends: { stage: Stage; here: number }[] } {
  const all = chain.stages.map((stage, i) => ({ stage, here: counts[i] ?? 0 }))
  const main = all.filter(({ stage }) => onMainLine(stage))
  const reached = main.map((_, i) => main.slice(i).reduce((sum, one) => sum + one.here, 0))
  const line = main.map((one, i) => ({ ...one, reached: reached[i]!, share: i > 0 && reached[i - 1]! > 0 ? Math.round((reached[i]! / reached[i - 1]!) * 100) : undefined }))
  return { line, ends: all.filter(({ stage }) => !onMainLine(stage)) }
}
