import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { request as sendRequest, type IncomingHttpHeaders, type Server } from 'node:http'
import compression from 'compression'
import express from 'express'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Snapshot } from '#app/data/reader.ts'
import { createLog } from '#app/server/log.ts'
import { serveMedia } from '#app/server/serve-media.ts'
import { GARDENING, page, useSchool } from './content-fixtures.ts'
import { CAPTIONS, mp4, svg } from './media-fixtures.ts'

const school = useSchool(GARDENING)

const FILM = mp4('film', { padding: 1_000_000 })
const TREE = svg(3, 2, '<circle r="1"/>'.repeat(200))
const pathOf = (content: string | Uint8Array, ending: string) =>
  `/media/${createHash('sha256').update(content).digest('hex')}.${ending}`
const FILM_PATH = pathOf(FILM, 'mp4')
const TREE_PATH = pathOf(TREE, 'svg')

let server: Server
let asked: string[] = []

beforeEach(async () => {
  await school().write({
    'gardening/assets/clip.mp4': FILM,
    'gardening/assets/clip.vtt': CAPTIONS,
    'gardening/assets/tree.svg': TREE,
    'gardening/01-soil/02-sand.md': page(
      { title: 'Sand', minutes: 7 },
      '![A clip](assets/clip.mp4)\n\n![A tree](assets/tree.svg)',
    ),
  })
  await school().sync()
  asked = []
  const replica: Snapshot = {
    all(name, query) {
      asked.push(name)
      return school().reader.all(name, query)
    },
  }
  const app = express().use(compression())
  app.get('/media/:name', serveMedia({ replica, log: createLog('silent') }))
  server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

describe('a file of a lesson', () => {
  it('is served whole, for ever, as what it is', async () => {
    const { status, headers, body } = await get(FILM_PATH)
    expect(status).toBe(200)
    expect(body.equals(FILM)).toBe(true)
    expect(headers).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': String(FILM.length),
      'cache-control': 'public, max-age=31536000, immutable, no-transform',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
    })
    expect(headers['content-security-policy']).toBeUndefined()
    expect((await get(pathOf(CAPTIONS, 'vtt'))).headers['content-type']).toBe('text/vtt; charset=utf-8')
  })

  it('can do nothing when it is a drawing that is opened by itself', async () => {
    const { headers, body } = await get(TREE_PATH)
    expect(body.toString()).toBe(TREE)
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    })
    const compressed = await get(TREE_PATH, { 'Accept-Encoding': 'gzip' })
    expect(compressed.headers['content-encoding']).toBe('gzip')
    expect(compressed.body.length).toBeLessThan(TREE.length)
  })

  it('is not sent again to who has it, nor to who asks about it only', async () => {
    for (const path of [FILM_PATH, TREE_PATH]) {
      const { headers } = await get(path)
      asked = []
      const again = await get(path, { 'If-None-Match': headers.etag ?? '' })
      expect(again).toMatchObject({ status: 304, headers: { etag: headers.etag } })
      expect(again.body).toHaveLength(0)
      const head = await get(path, {}, 'HEAD')
      expect(head).toMatchObject({ status: 200, headers: { 'content-type': headers['content-type'] } })
      expect(head.body).toHaveLength(0)
      expect((await get(path, { Range: 'bytes=0-9' }, 'HEAD')).status).toBe(200)
      expect(asked).not.toContain('asset-part')
    }
  })

  it.each([
    ['0-99', 0, 99, 1],
    ['300000-300009', 300_000, 300_009, 1],
    ['262143-262144', 262_143, 262_144, 2],
    ['-5', FILM.length - 5, FILM.length - 1, 1],
    ['900000-', 900_000, FILM.length - 1, 1],
    ['0-', 0, FILM.length - 1, 4],
  ])('is sent in stretches: %s, of the parts that they lie in', async (range, first, last, parts) => {
    const { status, headers, body } = await get(FILM_PATH, { Range: `bytes=${range}` })
    expect(status).toBe(206)
    expect(headers).toMatchObject({
      'content-range': `bytes ${first}-${last}/${FILM.length}`,
      'content-length': String(last - first + 1),
    })
    expect(body.equals(FILM.subarray(first, last + 1))).toBe(true)
    expect(asked.filter((name) => name === 'asset-part')).toHaveLength(parts)
  })

  it('has no stretch beyond its end', async () => {
    const { status, headers } = await get(FILM_PATH, { Range: `bytes=${FILM.length}-` })
    expect(status).toBe(416)
    expect(headers).toMatchObject({ 'content-range': `bytes */${FILM.length}`, 'cache-control': 'no-store' })
  })

  it('is sent whole to who has a part of another one', async () => {
    const { headers } = await get(FILM_PATH)
    const statusOf = async (path: string, condition: string) =>
      (await get(path, { Range: 'bytes=0-1', 'If-Range': condition })).status
    expect(await statusOf(FILM_PATH, headers.etag ?? '')).toBe(206)
    expect(await statusOf(FILM_PATH, '"another"')).toBe(200)
    expect(await statusOf(TREE_PATH, (await get(TREE_PATH)).headers.etag ?? '')).toBe(200)
  })

  it('is not compressed in a stretch', async () => {
    const { headers, body } = await get(TREE_PATH, { Range: 'bytes=0-1999', 'Accept-Encoding': 'gzip' })
    expect(headers['content-encoding']).toBeUndefined()
    expect(body.toString()).toBe(TREE.slice(0, 2000))
  })
})

describe('what is not there', () => {
  it.each([
    '/media/x.svg',
    '/media/..%2f..%2fapp.db',
    `/media/${'0'.repeat(64)}.svg`,
    TREE_PATH.replace('.svg', '.png'),
    TREE_PATH.replace('.svg', ''),
    `${TREE_PATH}/x`,
  ])('is not found: %s', async (path) => {
    expect((await get(path)).status).toBe(404)
  })

  it('breaks off, when it is a part that should be', async () => {
    school().run(`DELETE FROM AssetPart WHERE "order" = 2`)
    await expect(get(FILM_PATH)).rejects.toThrow('aborted')
    expect((await get(FILM_PATH, { Range: 'bytes=0-9' })).status).toBe(206)
  })
})

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Without the help that `fetch` gives: nothing is decompressed, and no header added. */
async function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return new Promise((resolve, reject) => {
    const sent = sendRequest({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })
}
