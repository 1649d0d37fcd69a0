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
    text: 'the server responded with a status of 422',
    reason: 'the browser notes every refusal; the page shows this one in the server’s words (a claim that no rule fits has no sheet)',
  },
  {
    text: 'Applying inline style violates the following Content Security Policy',
    reason: 'the component library measures scroll bars with a style element that takes no nonce; it is blocked, and the measure falls back',
  },
]
