/** A FEEL text literal. */
export const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

/** Both conditions; an empty one says nothing. */
export const both = (...conditions: (string | undefined)[]) => {
  const said = conditions.filter((condition) => condition?.trim())
  return said.length > 1 ? said.map((condition) => `(${condition})`).join(' and ') : (said[0] ?? '')
}
