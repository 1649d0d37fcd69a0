// A search as a row of conditions, and as the expression that searchers write: one text, two looks. Conditions are joined from left to
// right; what the row cannot say stands in it as one condition without a field, letter by letter.
export type Join = 'and' | 'or' | 'not'

export interface Chip {
  join: Join
  /** A code of the searchers' language, or empty: the texts that are looked in by default. */
  field: string
  /** What stands behind the code, without the brackets around all of it. */
  text: string
}

/** Codes that a condition may choose; all others are kept as they were written. */
export const FIELDS = ['TA', 'TAC', 'TI', 'AB', 'CL', 'PA', 'IN', 'IPC', 'CPC', 'AD', 'PD', 'AY', 'PY', 'LS', 'CY', 'KD', 'PN', 'AN', 'PAS', 'IPC4', 'IPCG', 'CTN', 'FA', 'CT', 'TP'] as const
export type FieldCode = (typeof FIELDS)[number]

export const NUMBERS: string[] = ['AD', 'PD', 'AY', 'PY', 'CTN']

interface Token {
  kind: 'open' | 'close' | 'and' | 'or' | 'not' | 'word' | 'quote'
  from: number
  to: number
}

const OPERATORS: Record<string, 'and' | 'or' | 'not'> = { and: 'and', or: 'or', not: 'not', 与: 'and', 或: 'or', 非: 'not' }
const CLOSING: Record<string, string> = { '"': '"', '“': '”', '「': '」' }

/** Cut at blanks, brackets and quotes; undefined where a bracket or quote does not close. */
function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = []
  let depth = 0
  let at = 0
  while (at < text.length) {
    const letter = text[at]!
    if (/\s/.test(letter)) at += 1
    else if (letter === '(' || letter === '（') {
      depth += 1
      tokens.push({ kind: 'open', from: at, to: ++at })
    } else if (letter === ')' || letter === '）') {
      if (--depth < 0) return undefined
      tokens.push({ kind: 'close', from: at, to: ++at })
    } else {
      const from = at
      let quoted = false
      while (at < text.length && !/[\s()（）]/.test(text[at]!)) {
        const close = CLOSING[text[at]!] ?? (text[at] === '[' ? ']' : undefined)
        if (text[at] === '\\') at += 2
        else if (close) {
          quoted = true
          at += 1
          while (at < text.length && text[at] !== close) at += text[at] === '\\' ? 2 : 1
          if (at >= text.length) return undefined
          at += 1
        } else at += 1
      }
      const operator = OPERATORS[text.slice(from, at).toLowerCase()]
      tokens.push({ kind: operator ?? (quoted ? 'quote' : 'word'), from, to: at })
    }
  }
  return depth === 0 ? tokens : undefined
}

const HEAD = /^([A-Za-z][A-Za-z0-9]*)(=(?![>=<])|:(?!=)|(?=[<>]=?))/

/** One operand: a word, a quote, a bracket, each with or without a code before it. The place behind it, or undefined. */
function operandEnd(text: string, tokens: Token[], at: number): number | undefined {
  const first = tokens[at]
  if (!first) return undefined
  if (first.kind === 'word' || first.kind === 'quote') {
    const next = tokens[at + 1]
    const opens = next?.kind === 'open' && next.from === first.to && /[=:]$/.test(text.slice(first.from, first.to))
    if (!opens) return at + 1
    return bracketEnd(tokens, at + 1)
  }
  return first.kind === 'open' ? bracketEnd(tokens, at) : undefined
}

function bracketEnd(tokens: Token[], at: number): number | undefined {
  let depth = 0
  for (let i = at; i < tokens.length; ++i) {
    if (tokens[i]!.kind === 'open') depth += 1
    if (tokens[i]!.kind === 'close' && --depth === 0) return i + 1
  }
  return undefined
}

interface Piece {
  join: Join
  from: number
  to: number
}

/** Operands with the operator before each; undefined where something else stands between them. */
function piecesOf(text: string, tokens: Token[]): Piece[] | undefined {
  const pieces: Piece[] = []
  let at = 0
  while (at < tokens.length) {
    let join: Join = 'and'
    const { kind } = tokens[at]!
    if (pieces.length > 0) {
      if (kind === 'and' || kind === 'or') {
        join = kind
        at += 1
        if (kind === 'and' && tokens[at]?.kind === 'not') {
          join = 'not'
          at += 1
        }
      } else if (kind === 'not') {
        join = 'not'
        at += 1
      } else return undefined
    } else if (kind === 'not') {
      join = 'not'
      at += 1
    }
    const end = operandEnd(text, tokens, at)
    if (end === undefined) return undefined
    pieces.push({ join, from: tokens[at]!.from, to: tokens[end - 1]!.to })
    at = end
  }
  return pieces
}

/** Without the brackets around all of it. */
function bare(text: string): string {
  const trimmed = text.trim()
  const tokens = tokensOf(trimmed)
  if (tokens?.[0]?.kind === 'open' && bracketEnd(tokens, 0) === tokens.length) return bare(trimmed.slice(1, -1))
  return trimmed
}

function leaf(join: Join, text: string): Chip {
  const head = HEAD.exec(text)
  const rest = head ? text.slice(head[0].length).trim() : ''
  if (head && rest) return { join, field: head[1]!.toUpperCase(), text: bare(rest) }
  return { join, field: '', text: bare(text) }
}

/** AND binds tighter than OR, so only rows that read the same from left to right are taken apart. */
export function chipsOf(expression: string): Chip[] {
  const text = expression.trim()
  if (!text || text === '*') return []
  const tokens = tokensOf(text)
  const whole: Chip[] = [{ join: 'and', field: '', text }]
  const pieces = tokens && piecesOf(text, tokens)
  if (!pieces || pieces.length === 0) return whole
  if (pieces.length === 1) {
    const inner = bare(text)
    return inner === text ? [leaf(pieces[0]!.join, text.slice(pieces[0]!.from))] : chipsOf(inner)
  }
  const lastAnd = pieces.findLastIndex((piece, i) => i > 0 && piece.join !== 'or')
  const firstOr = pieces.findIndex((piece) => piece.join === 'or')
  if (firstOr > 0 && lastAnd > firstOr) return whole
  const [first, ...rest] = pieces as [Piece, ...Piece[]]
  const opening = text.slice(first.from, first.to)
  const inner = bare(opening)
  const firsts = inner !== opening && first.join === 'and' ? chipsOf(inner) : [leaf(first.join, opening)]
  return [...firsts, ...rest.map((piece) => leaf(piece.join, text.slice(piece.from, piece.to)))]
}

const isSimple = (text: string) => /^(?:"(?:[^"\\]|\\.)*"\*?|\[[^\]]*\]|[^\s()（）"“「[\]]+)$/.test(text)

function printLeaf({ field, text }: Chip, alone: boolean): string {
  const inner = text.trim()
  if (!field) return alone || isSimple(inner) ? inner : /^[^=]*$/.test(inner) || !isWhole(inner) ? `(${inner})` : inner
  if (/^[<>]=?/.test(inner)) return `${field}${inner}`
  return isSimple(inner) ? `${field}=${inner}` : `${field}=(${inner})`
}

/** One operand that needs no brackets of its own. */
function isWhole(text: string): boolean {
  const tokens = tokensOf(text)
  return tokens !== undefined && operandEnd(text, tokens, 0) === tokens.length
}

export function expressionOf(chips: Chip[]): string {
  const said = chips.filter((chip) => chip.text.trim())
  let out = ''
  let hasOr = false
  for (const [i, chip] of said.entries()) {
    const one = printLeaf(chip, said.length === 1 && chip.join !== 'not')
    if (i === 0) out = chip.join === 'not' ? `NOT ${one}` : one
    else if (chip.join === 'or') {
      out += ` OR ${one}`
      hasOr = true
    } else {
      out = `${hasOr ? `(${out})` : out} AND ${chip.join === 'not' ? 'NOT ' : ''}${one}`
      hasOr = false
    }
  }
  return out
}

/** In quotes unless it is one plain word, so that it is read letter for letter. */
export const literal = (value: string) =>
  /^[\p{L}\p{N}]+$/u.test(value) && !(value.toLowerCase() in OPERATORS) ? value : `"${value.replace(/[\\"*?]/g, '\\$&')}"`

/** The same search with one more condition that everything found must meet. */
export const narrowed = (expression: string | undefined, field: string, value: string): string => {
  const chips = chipsOf(expression ?? '')
  const text = NUMBERS.includes(field) ? value : literal(value)
  return chips.some((chip) => chip.field === field && chip.text === text && chip.join === 'and') ? (expression ?? '') : expressionOf([...chips, { join: 'and', field, text }])
}

/** Two searches at once. */
export const both = (one: string | undefined, other: string): string => {
  if (!one?.trim()) return other
  return expressionOf([...chipsOf(one), { join: 'and', field: '', text: other }])
}

/** The text of a condition as it is shown: without quotes around one value. */
export const shownText = (text: string) => /^"((?:[^"\\]|\\.)*)"$/.exec(text)?.[1]?.replace(/\\(.)/g, '$1') ?? text
