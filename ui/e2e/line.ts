// A line of an office in front of a server: what comes down it is no faster than it carries, for all connections together.
// The browser's own throttle is not used: at times it stops reading a connection for good.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface OfficeLine {
  url: string
  stop: () => Promise<void>
}

export async function officeLine(to: string, bytesPerSecond: number): Promise<OfficeLine> {
  const { hostname, port } = new URL(to)
  const open = new Set<Socket>()
  let free = 0 // when the line has carried all that was put on it

  const down = async (from: Socket, to: Socket) => {
    for await (const bytes of from) {
      free = Math.max(free, performance.now()) + (bytes.length / bytesPerSecond) * 1000
      await sleep(free - performance.now())
      to.write(bytes)
    }
    to.end()
  }

  const line = createServer((desk) => {
    const server = connect(Number(port), hostname)
    for (const end of [desk, server]) {
      open.add(end)
      end.setNoDelay(true)
      end.on('close', () => open.delete(end))
    }
    const hangUp = () => [desk, server].forEach((end) => end.destroy())
    desk.on('error', hangUp)
    desk.pipe(server)
    down(server, desk).catch(hangUp)
  })
  await new Promise<void>((ready) => line.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((done) => {
        line.close(() => done())
        open.forEach((end) => end.destroy())
      }),
  }
}
