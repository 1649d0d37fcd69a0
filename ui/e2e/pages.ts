// Freshly built pages before a running server, for who works on the interface without building the binary.
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

import type { Served } from './served'

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** Nearly as the binary sends them, but compressed in the moment of the first question. */
const FAST = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
const packed = new Map<string, Buffer>()
const pack = (path: string, bytes: Buffer) => packed.get(path) ?? packed.set(path, brotliCompressSync(bytes, FAST)).get(path)!

export async function servePages(folder: string, server: string): Promise<Served> {
  const index = await readFile(join(folder, 'index.html'), 'utf8')
  const pages = createServer((asked, answer) => {
    const path = new URL(asked.url ?? '/', server).pathname
    if (path.startsWith('/api/')) {
      // the server holds Origin against Host, so both stay as the browser sent them
      const forward = request(server + asked.url, { method: asked.method, headers: asked.headers }, (got) => {
        answer.writeHead(got.statusCode ?? 502, got.headers)
        got.pipe(answer)
      })
      forward.on('error', () => answer.destroy())
      asked.pipe(forward)
      answer.on('close', () => forward.destroy())
      return
    }
    const nonce = randomBytes(16).toString('base64')
    readFile(join(folder, normalize(path))).then(
      (bytes) => {
        const small = /\.(js|css|svg)$/.test(path) && String(asked.headers['accept-encoding']).includes('br')
        const headers = { 'Content-Type': types[extname(path)] ?? 'application/octet-stream', 'Cache-Control': 'public, max-age=31536000, immutable' }
        answer.writeHead(200, small ? { ...headers, 'Content-Encoding': 'br' } : headers).end(small ? pack(path, bytes) : bytes)
      },
      () =>
        answer
          .writeHead(200, {
            'Content-Type': 'text/html; charset=utf-8',
            'Content-Security-Policy': `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'`,
          })
          .end(index.replaceAll('__NONCE__', nonce)),
    )
  })
  await new Promise<void>((done) => pages.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(pages.address() as AddressInfo).port}`,
    stop: async () => {
      pages.closeAllConnections()
      await new Promise((done) => pages.close(done))
    },
  }
}
