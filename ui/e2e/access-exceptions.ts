// What axe finds and we keep, each with its reason. An entry that no page needs any more fails the test too.
export interface Exception {
  /** axe's rule. */
  rule: string
  /** A part of the selector that axe names. */
  where: string
  reason: string
}

export const exceptions: Exception[] = []
