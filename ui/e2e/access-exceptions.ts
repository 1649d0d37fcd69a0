// What axe finds and we keep, each with its reason. 
export interface Exception {
  /** axe's rule. */
  rule: string
  /** A part of the selector that axe names. */
  where: string
  reason: string
}

export const exceptions: Exception[] = []

/** What the console may say, each with its reason. */
export const quiet = [
  {
    text: 'Applying inline style violates the following Content Security Policy',
    reason: 'the component library measures scroll bars with a style element that takes no nonce; it is blocked, and the measure falls back',
  },
]
