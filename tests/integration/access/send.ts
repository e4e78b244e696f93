import { once } from 'node:events'
import { Agent, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'

/** A request as whoever means ill would make it: any method, any header. */
export interface Request {
  readonly method: string
  /** Path and search. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

/** All of what came back. */
export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** Sends requests, a few at a time; answers come in the order of the requests. */
export async function sendAll(origin: string, requests: readonly Request[]): Promise<Answer[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const answers: Answer[] = []
  const queue = [...requests.entries()]
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      answers[next[0]] = await send(origin, next[1], agent)
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  } finally {
    agent.destroy()
  }
  return answers
}

const AT_ONCE = 6

async function send(origin: string, { method, path, headers, body }: Request, agent: Agent): Promise<Answer> {
  const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
  const sending = httpRequest(`${origin}${path}`, { method, headers: { ...length, ...headers }, agent })
  sending.end(body)
  // cast: `response` comes with the message alone.
  const [response] = (await once(sending, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    // Every byte is a letter, so that nothing that is looked for is lost in a picture.
    text: Buffer.concat(chunks).toString('latin1'),
  }
}
