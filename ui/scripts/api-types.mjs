// The API's description as types: `node scripts/api-types.mjs` writes src/lib/api-types.ts from ../tests/golden/openapi.json,
// which a test of the program holds against what it serves. Record types of the packs are left out: the interface
// is drawn from what they declare.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const HERE = fileURLToPath(import.meta.url)
const DESCRIPTION = join(dirname(HERE), '../../tests/golden/openapi.json')
const TYPES = join(dirname(HERE), '../src/lib/api-types.ts')
const HEAD = '// Made from the description of the API by scripts/api-types.mjs; `./dev golden` makes it anew.\n'
const WORDS = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean', null: 'null' }

const literal = (value) => (typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : String(value))
const isWord = (key) => /^[A-Za-z_]\w*$/.test(key)
const keyOf = (key) => (isWord(key) ? key : literal(key))
const either = (parts) => [...new Set(parts)].join(' | ')
const note = (text, indent = '') => (text ? `${indent}/** ${text} */\n` : '')

/** The members of an object, each as `key: type`. */
function members(schema) {
  const required = new Set(schema.required)
  const all = Object.entries(schema.properties ?? {}).map(([key, of]) => ({
    text: `${keyOf(key)}${required.has(key) ? '' : '?'}: ${typeOf(of)}`,
    what: of.description,
  }))
  const others = schema.additionalProperties
  if (others) all.push({ text: `[key: string]: ${others === true ? 'unknown' : typeOf(others)}`, what: others.description })
  return all
}

function typeNamed(type, schema) {
  if (type === 'array') {
    const item = typeOf(schema.items)
    return item.includes(' | ') && !item.startsWith('{') ? `(${item})[]` : `${item}[]`
  }
  if (type !== 'object') return schema.format === 'binary' ? 'Blob' : WORDS[type]
  const inner = members(schema).map((member) => member.text)
  return inner.length > 0 ? `{ ${inner.join('; ')} }` : '{}'
}

export function typeOf(schema) {
  if (schema.$ref) return schema.$ref.split('/').at(-1)
  if (schema.enum) return either(schema.enum.map(literal))
  if (schema.anyOf) return either(schema.anyOf.map(typeOf))
  if (schema.type) return either([schema.type].flat().map((type) => typeNamed(type, schema)))
  return 'unknown'
}

function declaration(name, schema) {
  const head = note(schema.description)
  if (schema.type !== 'object') return `${head}export type ${name} = ${typeOf(schema)}\n`
  const lines = members(schema).map(({ text, what }) => `${note(what, '  ')}  ${text}\n`)
  return `${head}export interface ${name} {\n${lines.join('')}}\n`
}

/** Path and query of an operation, as objects. */
function parameters(operation, place) {
  const ours = (operation.parameters ?? []).filter((parameter) => parameter.in === place)
  if (ours.length === 0) return []
  const needed = ours.some((parameter) => parameter.required)
  const inner = ours.map(({ name, required, schema }) => `${keyOf(name)}${required ? '' : '?'}: ${typeOf(schema)}`)
  return [`${place}${needed ? '' : '?'}: { ${inner.join('; ')} }`]
}

const contentOf = (holder) => Object.values(holder?.content ?? {})[0]?.schema

function operationType(operation) {
  const body = contentOf(operation.requestBody)
  const answer = contentOf(Object.entries(operation.responses).find(([status]) => status.startsWith('2'))[1])
  return [
    ...parameters(operation, 'path'),
    ...parameters(operation, 'query'),
    ...(body ? [`body: ${typeOf(body)}`] : []),
    `answer: ${answer ? typeOf(answer) : 'void'}`,
  ]
}

export function typesOf(description) {
  const schemas = Object.entries(description.components.schemas).filter(([name]) => /^[A-Z]/.test(name))
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const lines = operationType(operation).map((line) => `    ${line}\n`)
      return `${note(operation.description, '  ')}  '${method.toUpperCase()} ${path}': {\n${lines.join('')}  }\n`
    }),
  )
  const table = `/** What each operation takes and answers. */\nexport interface Operations {\n${operations.join('')}}\n`
  return [HEAD, ...schemas.map(([name, schema]) => declaration(name, schema)), table].join('\n')
}

const make = () => typesOf(JSON.parse(readFileSync(DESCRIPTION, 'utf8')))
export const read = () => ({ made: make(), kept: readFileSync(TYPES, 'utf8') })

if (process.argv[1] === HERE) {
  writeFileSync(TYPES, make())
  console.log('src/lib/api-types.ts is written')
}
