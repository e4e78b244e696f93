import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { closeServer } from '#app/server/graceful-stop.ts'

const agent = new Agent({ keepAlive: true, maxSockets: 1 })
afterEach(() => agent.destroy())

/** A server that takes a moment for each answer, and how to ask it over one connection that stays open. */
async function serve() {
  const server = createServer((_request, response) => void sleep(20).then(() => response.end('whole')))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  async function ask(): Promise<string> {
    const asking = request({ host: '127.0.0.1', port, agent }).end()
    // cast: what Node's client emits.
    const [response] = (await once(asking, 'response')) as [AsyncIterable<Buffer>]
    const chunks: Buffer[] = []
    for await (const chunk of response) chunks.push(chunk)
    return Buffer.concat(chunks).toString()
  }
  return { server, ask }
}

it('ends a connection that is always in use, after whole answers', async () => {
  const { server, ask } = await serve()
  const answers: string[] = []
  // As a proxy does: the next request follows at once, until there is nobody to ask.
  async function keepAsking(): Promise<never> {
    for (;;) answers.push(await ask())
  }
  const asking = keepAsking()
  await once(server, 'request')
  await Promise.all([
    closeServer(server),
    expect(asking).rejects.toHaveProperty('code', expect.stringMatching(/^ECONN/)),
  ])
  // The one that was under way, and the one that was told to be the last.
  expect(answers.length).toBeLessThanOrEqual(2)
  expect(answers).toContain('whole')
})

it('waits for no connection that nobody uses', async () => {
  const { server, ask } = await serve()
  await ask()
  await closeServer(server)
  expect(server.listening).toBe(false)
})
