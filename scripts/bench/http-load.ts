import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { spreadOf, type Spread } from './spread.ts'

/** Requests over connections that stay open, each with one request at a time. */
export interface HttpLoad {
  readonly origin: string
  readonly connections: number
  readonly ms: number
  /** The whole request, head and body, as it goes over the wire. */
  readonly nextRequest: () => string
}

/** What came back. */
export interface HttpFigures {
  readonly perSecond: number
  readonly answerMs: Spread
  /** How many answers had each status. */
  readonly statuses: Readonly<Record<string, number>>
}

/** Sends as fast as answers come. Costs far less than `fetch`: the machine is the server's. */
export async function loadHttp(load: HttpLoad): Promise<HttpFigures> {
  const answers: number[] = []
  const statuses: Record<string, number> = {}
  const begunMs = performance.now()
  const { hostname, port } = new URL(load.origin)
  async function keepAsking(): Promise<void> {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    await once(socket, 'connect')
    while (performance.now() - begunMs < load.ms) {
      const sentMs = performance.now()
      const status = await ask(socket, load.nextRequest())
      answers.push(performance.now() - sentMs)
      statuses[status] = (statuses[status] ?? 0) + 1
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: load.connections }, keepAsking))
  const seconds = (performance.now() - begunMs) / 1_000
  return { perSecond: answers.length / seconds, answerMs: spreadOf(answers), statuses }
}

function ask(socket: Socket, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const onData = (chunk: Buffer): void => {
      text += chunk.toString('latin1')
      if (!isWhole(text)) return
      stop()
      resolve(text.slice(9, 12))
    }
    const onClose = (): void => {
      stop()
      reject(new Error(`the server closed the connection after: ${text.slice(0, 200)}`))
    }
    function stop(): void {
      socket.off('data', onData).off('close', onClose).off('error', onClose)
    }
    socket.on('data', onData).once('close', onClose).once('error', onClose)
    socket.write(request)
  })
}

/** Answers here name their length; one that comes in chunks ends with an empty one. */
function isWhole(text: string): boolean {
  const headEnd = text.indexOf('\r\n\r\n')
  if (headEnd < 0) return false
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, headEnd))?.[1]
  if (length === undefined) return text.endsWith('0\r\n\r\n')
  return text.length >= headEnd + 4 + Number(length)
}

/** A `GET` as it goes over the wire. */
export function toGet(origin: string, path: string, cookie: string): string {
  const lines = [`GET ${path} HTTP/1.1`, `Host: ${new URL(origin).host}`]
  return `${[...lines, ...(cookie === '' ? [] : [`Cookie: ${cookie}`])].join('\r\n')}\r\n\r\n`
}

/** A `POST` of JSON as it goes over the wire. */
export function toPost(
  origin: string,
  path: string,
  given: { readonly cookie?: string; readonly body: string },
) {
  const lines = [
    `POST ${path} HTTP/1.1`,
    `Host: ${new URL(origin).host}`,
    `Origin: ${origin}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(given.body)}`,
    ...(given.cookie === undefined ? [] : [`Cookie: ${given.cookie}`]),
  ]
  return `${lines.join('\r\n')}\r\n\r\n${given.body}`
}
