import { once } from 'node:events'
import { Agent, request as httpRequest, type IncomingMessage, type Server } from 'node:http'
import { connect } from 'node:net'
import express, { type RequestHandler } from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkAddress } from '#app/server/address-check.ts'
import { BODY_LIMIT_BYTES, limitBody, limitForms, limitMethods } from '#app/server/body-limit.ts'
import { checkOrigin } from '#app/server/origin-check.ts'

const PUBLIC = 'https://school.example'
const FORM = 'application/x-www-form-urlencoded'

let servers: Server[] = []
/** Connections stay open, as those of browsers do. */
const agent = new Agent({ keepAlive: true })
/** Where no public address is configured, and where one is. */
let plain: string
let configured: string
/** Where methods and forms are looked at as well. */
let guarded: string
/** Where only the address is. */
let addressed: string

/** An address where everything that passes is answered with the length of its body. */
async function serve(...guards: readonly RequestHandler[]): Promise<string> {
  const app = express()
  app.use(...guards)
  app.all('*', (request, response) => {
    let bytes = 0
    request.on('data', (chunk: Buffer) => (bytes += chunk.length))
    request.on('end', () => response.status(200).send(String(bytes)))
  })
  const server = app.listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

beforeAll(async () => {
  plain = await serve(checkOrigin(undefined), limitBody)
  configured = await serve(checkOrigin(`${PUBLIC}/`), limitBody)
  addressed = await serve(checkAddress)
  guarded = await serve(limitMethods, checkOrigin(undefined), limitBody, limitForms)
})

afterAll(() => {
  agent.destroy()
  for (const server of servers) server.close()
  servers = []
})

interface Sent {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer | string
  /** In pieces, without saying how long it is. */
  readonly isChunked?: boolean
}

/** What `fetch` would not send: any method, any Origin. */
async function send(to: string, { method = 'POST', headers = {}, body, isChunked = false }: Sent) {
  const length = isChunked
    ? { 'Transfer-Encoding': 'chunked' }
    : { 'Content-Length': String(Buffer.byteLength(body ?? '')) }
  const sending = httpRequest(to, { method, headers: { ...length, ...headers }, agent })
  sending.end(body)
  const [response] = (await once(sending, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return { status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() }
}

describe('the address of a request', () => {
  it.each([
    ['/courses/%E0%A4%A', {}],
    ['/api/%', {}],
    ['/', { Host: '[' }],
    ['/', { Host: 'a b' }],
    ['/', { Host: 'localhost:99999' }],
    ['/', { 'X-Forwarded-Host': 'localhost:99999' }],
  ])('has to be one: %s %j', async (path, headers) => {
    const { status, text } = await send(addressed + path, { method: 'GET', headers })
    expect(status).toBe(400)
    expect(text).toContain('This is no address.')
  })

  it.each([
    ['/courses/%C3%A4%20b?q=%E0%A4%A', {}],
    ['//', {}],
    ['/', { Host: '' }],
    ['/', { Host: '[::1]:3000' }],
    ['/', { 'X-Forwarded-Host': 'one.example, two.example:80' }],
  ])('may be %s %j', async (path, headers) => {
    expect((await send(addressed + path, { method: 'GET', headers })).status).toBe(200)
  })
})

const CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE']

describe('the origin of a request', () => {
  it.each(CHANGING)('has to be this site for %s', async (method) => {
    expect(await send(plain, { method, headers: { Origin: plain } })).toMatchObject({ status: 200 })
    expect(await send(configured, { method, headers: { Origin: PUBLIC } })).toMatchObject({ status: 200 })
    for (const to of [plain, configured]) {
      const refused = await send(to, { method, headers: { Origin: 'https://evil.example' } })
      expect(refused).toMatchObject({
        status: 403,
        text: 'This request did not come from a page of this site.\n',
      })
      expect(await send(to, { method })).toMatchObject({ status: 403 })
      expect(await send(to, { method, headers: { Origin: 'null' } })).toMatchObject({ status: 403 })
    }
  })

  it.each([
    ['another port', () => 'http://127.0.0.1:1'],
    ['another scheme', () => plain.replace('http', 'https')],
    ['a name that begins like ours', () => `${plain}.evil.example`],
    ['a path behind it', () => `${plain}/`],
    ['capitals', () => plain.replace('http', 'HTTP')],
    ['nothing', () => ''],
    ['two of them', () => `${plain}, https://evil.example`],
  ])('is not this site with %s', async (_, origin) => {
    expect(await send(plain, { headers: { Origin: origin() } })).toMatchObject({ status: 403 })
  })

  it('is measured against the public address where there is one, whatever the request says of itself', async () => {
    const headers = {
      Host: 'evil.example',
      'X-Forwarded-Host': 'evil.example',
      Origin: 'http://evil.example',
    }
    expect(await send(configured, { headers })).toMatchObject({ status: 403 })
    expect(await send(configured, { headers: { Origin: configured } })).toMatchObject({ status: 403 })
    expect(await send(configured, { headers: { Host: 'inside', Origin: PUBLIC } })).toMatchObject({
      status: 200,
    })
  })

  it('is not measured against what a proxy claims', async () => {
    const headers = {
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'http',
      Origin: 'http://evil.example',
    }
    expect(await send(plain, { headers })).toMatchObject({ status: 403 })
  })

  it.each(['GET', 'HEAD'])('does not matter for %s, which changes nothing', async (method) => {
    for (const Origin of ['https://evil.example', 'null', plain]) {
      expect(await send(plain, { method, headers: { Origin } })).toMatchObject({ status: 200 })
      expect(await send(configured, { method })).toMatchObject({ status: 200 })
    }
  })
})

describe('the body of a request', () => {
  const headers = () => ({ Origin: plain })

  it('may be as long as the limit, and not a byte longer', async () => {
    const longest = Buffer.alloc(BODY_LIMIT_BYTES)
    expect(await send(plain, { headers: headers(), body: longest })).toMatchObject({
      status: 200,
      text: String(BODY_LIMIT_BYTES),
    })
    const refused = await send(plain, { headers: headers(), body: Buffer.alloc(BODY_LIMIT_BYTES + 1) })
    expect(refused).toMatchObject({ status: 413, text: 'This is too long: at most 256 kB.\n' })
    expect(
      await send(plain, { headers: headers(), body: Buffer.alloc(20 * BODY_LIMIT_BYTES) }),
    ).toMatchObject({
      status: 413,
    })
  })

  it('is refused by what it says of its length, before any of it has come', async () => {
    const { port, hostname } = new URL(plain)
    const socket = connect(Number(port), hostname)
    socket.write(
      `POST / HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${plain}\r\nContent-Length: 999999999\r\n\r\n`,
    )
    const [answer] = (await once(socket, 'data')) as [Buffer]
    socket.destroy()
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('has to say how long it is', async () => {
    const refused = await send(plain, { headers: headers(), body: 'a=b', isChunked: true })
    expect(refused).toMatchObject({ status: 411, text: 'Say how long the request is (Content-Length).\n' })
    expect(await send(plain, { method: 'GET', body: 'a=b', isChunked: true })).toMatchObject({ status: 411 })
  })

  it('may be empty, or not there', async () => {
    expect(await send(plain, { headers: headers(), body: '' })).toMatchObject({ status: 200, text: '0' })
    expect(await send(plain, { method: 'GET' })).toMatchObject({ status: 200, text: '0' })
  })
})

describe('the method of a request', () => {
  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH', 'PURGE'])(
    'is not %s',
    async (method) => {
      const refused = await send(guarded, { method, headers: { Origin: guarded, 'Content-Type': FORM } })
      expect(refused).toMatchObject({ status: 405, text: 'This method is not allowed here.\n' })
      expect(refused.headers.allow).toBe('GET, HEAD, POST')
    },
  )

  it.each(['GET', 'HEAD', 'POST'])('may be %s', async (method) => {
    const headers = { Origin: guarded, 'Content-Type': FORM }
    expect(await send(guarded, { method, headers })).toMatchObject({ status: 200 })
  })
})

describe('the form of a body', () => {
  it.each([FORM, `${FORM};charset=UTF-8`, FORM.toUpperCase()])('may be %s', async (type) => {
    const headers = { Origin: guarded, 'Content-Type': type }
    expect(await send(guarded, { headers, body: 'a=b' })).toMatchObject({ status: 200, text: '3' })
  })

  it.each(['text/plain', 'application/json', 'multipart/form-data; boundary=x', 'nonsense', ''])(
    'is not %j',
    async (type) => {
      const headers = { Origin: guarded, 'Content-Type': type }
      expect(await send(guarded, { headers, body: 'a=b' })).toMatchObject({ status: 415 })
      expect(await send(guarded, { headers: { ...headers, Origin: 'null' }, body: 'a=b' })).toMatchObject({
        status: 403,
      })
    },
  )
})
