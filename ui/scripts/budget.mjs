// What a browser has to fetch, in brotli bytes, against what it may: `npm run build && npm run budget`.
// The first route is the entry with everything it imports at once; a route's own chunk is what opening it adds.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

const KB = 1024
const limits = { first: 350 * KB, charts: 250 * KB, route: 60 * KB }
// Shared libraries that a route fetches once, on demand: measured like a chart, not like a page.
const LIBRARIES = /^(charts?|echarts|docx)-/

const folder = join(process.env.SANLIAN_UI_OUT ?? 'dist', 'assets')
const scripts = readdirSync(folder).filter((name) => /\.(js|css)$/.test(name))
const text = new Map(scripts.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
const size = new Map([...text].map(([name, body]) => [name, brotliCompressSync(body).length]))

/** The chunks that this one imports at once; those of `import()` come later and do not count. */
const imported = (name) =>
  name.endsWith('.css')
    ? []
    : [...text.get(name).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)].map((match) => match[1]).filter((other) => text.has(other))

function closure(roots) {
  const all = new Set()
  const visit = (name) => {
    if (all.has(name)) return
    all.add(name)
    imported(name).forEach(visit)
  }
  roots.forEach(visit)
  return all
}

const index = readFileSync(join(folder, '..', 'index.html'), 'utf8')
const entry = closure([...index.matchAll(/\/assets\/([^"']+\.(?:js|css))/g)].map((match) => match[1]))
const sum = (names) => [...names].reduce((total, name) => total + size.get(name), 0)

/** What the router loads when a page is opened. */
const pages = [...new Set([...entry].filter((name) => name.endsWith('.js')).flatMap((name) => [...text.get(name).matchAll(/import\(\s*["'`]\.\/([^"'`]+\.js)["'`]\s*\)/g)].map((match) => match[1])))]
const lists = pages.find((name) => name.startsWith('list-page-'))
const first = new Set([...entry, ...(lists ? closure([lists]) : [])])

const rows = [['first route: frame and list', sum(first), limits.first]]
for (const name of scripts.sort()) {
  if (first.has(name)) continue
  if (LIBRARIES.test(name)) rows.push([name, size.get(name), limits.charts])
  else rows.push([name, size.get(name), limits.route])
}
let over = 0
for (const [what, bytes, limit] of rows) {
  const wrong = bytes > limit
  if (wrong) over += 1
  console.log(`${wrong ? 'OVER ' : 'well '} ${String(bytes).padStart(8)} of ${String(limit).padStart(7)} bytes  ${what}`)
}
console.log(`${rows.length - over} passed, ${over} failed`)
process.exit(over > 0 ? 1 : 0)
