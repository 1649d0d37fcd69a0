// Compresses the built interface (FOLDER/files) and writes FOLDER/interface.S, which takes in every file as it is, and
// FOLDER/interface.cpp, the table of src/site/asset.h.   node tools/embed_ui.mjs FOLDER
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const kMediaTypes = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}
// The build puts a digest of the content into the names below /assets.
const kHashed = /^\/assets\/.+-[\w-]{8}\.\w+$/
// Less than this part saved is not worth a second copy.
const kWorthwhile = 0.95

const folder = resolve(process.argv[2])
const files = join(folder, 'files')
const packed = join(folder, 'packed')

function paths(below) {
  return readdirSync(join(files, below), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? paths(`${below}/${entry.name}`) : [`${below}/${entry.name}`],
  )
}

async function compressed(content) {
  const [brotli, gz] = await Promise.all([
    promisify(brotliCompress)(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
    promisify(gzip)(content, { level: 9 }),
  ])
  return { brotli, gz }
}

async function asset(path, number) {
  const type = kMediaTypes[extname(path)]
  if (!type) throw new Error(`${path}: no media type is known for ${extname(path)}; add it to tools/embed_ui.mjs`)
  if (!/^[\w./-]+$/.test(path)) throw new Error(`${path}: a file's name is made of letters, digits and . - _`)
  const hashed = path.startsWith('/assets/')
  if (hashed && !kHashed.test(path)) throw new Error(`${path}: its name holds no digest, so it may not be kept for ever`)
  const plain = readFileSync(join(files, path))
  const parts = [{ kind: 'plain', file: join(files, path), size: plain.length }]
  // The page gets its nonce on the way out: no compressed copy of it could be sent.
  const { brotli, gz } = path === '/index.html' ? {} : await compressed(plain)
  for (const [kind, bytes] of [['brotli', brotli], ['gzip', gz]]) {
    if (!bytes || bytes.length > plain.length * kWorthwhile) continue
    const file = join(packed, `${number}.${kind}`)
    writeFileSync(file, bytes)
    parts.push({ kind, file, size: bytes.length })
  }
  const digest = createHash('sha256').update(plain).digest('hex').slice(0, 16)
  return { path, type, hashed, digest, number, parts }
}

const symbol = (one, part) => `sanlian_ui_${one.number}_${part.kind}`

function assembler(table) {
  const blocks = table.flatMap((one) =>
    one.parts.map((part) => {
      const name = symbol(one, part)
      return `/* ${one.digest} ${one.path} */\n.balign 16\n.globl ${name}\n.hidden ${name}\n${name}:\n.incbin "${part.file}"\n`
    }),
  )
  return `.section .rodata\n${blocks.join('')}.section .note.GNU-stack,"",%progbits\n`
}

function source(table) {
  const text = JSON.stringify
  const externs = table.flatMap((one) => one.parts.map((part) => `extern const char ${symbol(one, part)}[];\n`))
  const rows = table.map((one) => {
    const bytes = one.parts.map((part) => `     .${part.kind} = {${symbol(one, part)}, ${part.size}}`)
    return `    {.path = ${text(one.path)},\n     .media_type = ${text(one.type)},\n     .digest = ${text(one.digest)},\n     .hashed = ${one.hashed},\n${bytes.join(',\n')}},\n`
  })
  return `#include "site/embedded.h"\n\nextern "C" {\n${externs.join('')}}\n\nnamespace sanlian::site {\n
std::span<const Asset> embedded() {
  static const Asset kAssets[] = {\n${rows.join('')}  };
  return kAssets;\n}\n\n}  // namespace sanlian::site\n`
}

rmSync(packed, { recursive: true, force: true })
mkdirSync(packed, { recursive: true })
const table = await Promise.all(paths('').sort().map(asset))
if (!table.some((one) => one.path === '/index.html')) throw new Error(`${files}: there is no index.html`)
writeFileSync(join(folder, 'interface.S'), assembler(table))
writeFileSync(join(folder, 'interface.cpp'), source(table))
