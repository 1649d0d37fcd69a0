// The real platform on a free loopback port with demo records of its own, and its end.
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

import { servePages } from './pages'

const binary = resolve(process.env.SANLIAN_BINARY ?? '../build/release/sanlian')
const packs = resolve(process.env.SANLIAN_PACKS ?? '../packs')

export interface Served {
  url: string
  stop: () => Promise<void>
}

/** Waits for the line that says where; what the process says before it ends is the reason of a failure. */
function readyAt(process: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((done, fail) => {
    let said = ''
    const hear = (bytes: Buffer) => {
      said += bytes.toString()
      const url = /sanlian is ready at (\S+)/.exec(said)?.[1]
      if (url) done(url)
    }
    process.stdout!.on('data', hear)
    process.stderr!.on('data', hear)
    process.on('error', fail)
    process.on('exit', (code) => fail(new Error(`the server ended with ${code}: ${said}`)))
  })
}

/** `clock`: the instant at which the server stands still, until `/api/v1/test/clock` sets it. */
export async function serve(clock?: string): Promise<Served> {
  const data = await mkdtemp(join(tmpdir(), 'sanlian-e2e-'))
  await promisify(execFile)(binary, ['demo', '--data', data, '--packs', packs])
  const further = clock ? ['--test-clock', clock] : []
  const server = spawn(binary, ['--english', 'serve', '--data', data, '--packs', packs, '--demo', '--port', '0', ...further])
  const ended = new Promise((done) => server.on('exit', done))
  const end = () => void server.kill('SIGTERM')
  process.on('exit', end)
  const url = await readyAt(server)
  const pages = process.env.SANLIAN_UI_DIST ? await servePages(resolve(process.env.SANLIAN_UI_DIST), url) : undefined
  return {
    url: pages?.url ?? url,
    stop: async () => {
      await pages?.stop()
      end()
      await ended
      process.off('exit', end)
      await rm(data, { recursive: true, force: true })
    },
  }
}
