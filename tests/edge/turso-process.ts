import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { TursoHistory } from './turso-history.ts'
import { answerPipeline } from './turso-hrana.ts'
import { pipelineBody } from './turso-requests.ts'

/** Serves a folder as Turso Cloud would, until it is killed. Its parent tells it what HTTP has no word for. */
const { dir, port, authToken } = z
  .object({ dir: z.string(), port: z.number(), authToken: z.string().nullable() })
  .parse(JSON.parse(process.argv[2] ?? ''))

const command = z.discriminatedUnion('type', [
  z.object({ type: z.literal('copy'), folder: z.string() }),
  z.object({ type: z.literal('new-generation') }),
])

const history = new TursoHistory(dir)
const say = (word: 'ready' | 'done'): void => void process.send?.(word)

createServer((request, response) => {
  void serve(request, response).catch((error: unknown) => reply(response, 400, { error: String(error) }))
}).listen(port, '127.0.0.1', () => say('ready'))

process.on('message', (message) => {
  const heard = command.parse(message)
  if (heard.type === 'copy') history.copyTo(heard.folder)
  else history.beginGeneration()
  say('done')
})
// To end in order would close the database, and write its log back.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, first = '', ...rest] = (request.url ?? '').split('/')
  if (first === 'health') return reply(response, 200, {})
  if (authToken !== null && request.headers.authorization !== `Bearer ${authToken}`) {
    return reply(response, 401, { error: 'Unauthorized' })
  }
  if (request.method === 'POST' && /^\/v[23]\/pipeline$/.test(request.url ?? '')) {
    const { requests } = pipelineBody.parse(JSON.parse(await text(request)))
    return reply(response, 200, answerPipeline(history.db, requests))
  }
  if (request.method === 'GET') return replicate(response, first, rest.map(Number))
  reply(response, 404, { error: 'Not found' })
}

function replicate(
  response: ServerResponse,
  asked: string,
  [generation = 0, from = 0, to = 0]: number[],
): void {
  const current = history.generation
  if (/^v[23]$/.test(asked)) return reply(response, 200, {})
  if (asked === 'info') return reply(response, 200, { current_generation: current })
  if (asked === 'export') return reply(response, 200, history.exportOf(generation))
  // A client that has all frames of its generation reads here whether there is another.
  if (asked === 'sync') {
    const frames = history.framesOf(generation, from, to)
    return frames ? reply(response, 200, frames) : reply(response, 400, { generation: current })
  }
  reply(response, 404, { error: 'Not found' })
}

function reply(response: ServerResponse, status: number, body: object | null): void {
  if (body === null) return reply(response, 404, { error: 'Not found' })
  const isFile = body instanceof Uint8Array
  response.writeHead(status, { 'content-type': isFile ? 'application/octet-stream' : 'application/json' })
  response.end(isFile ? body : JSON.stringify(body))
}
