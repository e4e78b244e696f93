import { randomBytes } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EntryAuthor } from '#app/entries.ts'
import { PICTURE_KEPT_BYTES, PICTURE_MAX_BYTES } from '#app/features/user/rules/picture.ts'
import { shrinkPicture } from '#app/features/user/shrink-picture.server.ts'
import { serveApi, type ApiServer } from './api-server.ts'
import { insertLearner, openPrimary, queryRows } from './migrated-database.ts'
import { holdWriteLock, openSchool, type School } from './open-school.ts'
import { openAs, sendAs } from './settings-requests.ts'

let school: School
let server: ApiServer
let learner: EntryAuthor

beforeAll(async () => {
  school = await openSchool(1, 1)
  server = await serveApi(school)
  learner = await arrive()
})

afterAll(async () => {
  server.close()
  await school.close()
})

async function arrive(): Promise<EntryAuthor> {
  const primary = openPrimary(school.path)
  const arrived = await insertLearner(primary)
  primary.close()
  return arrived
}

const userRow = (userId: string) => queryRows(school.path, `SELECT * FROM User WHERE id = '${userId}'`)[0]

const send = (path: string, body: URLSearchParams | FormData, author: EntryAuthor | null = learner) =>
  sendAs(server, path, { body, author })
const open = (path: string, author: EntryAuthor | null = learner) => openAs(server, path, { author })

/** As a camera makes it: on its side, with the place where it was taken. */
async function photo(): Promise<Buffer> {
  const noise = { create: { width: 900, height: 600, channels: 3 as const, background: '#a0522d' } }
  return sharp(noise)
    .composite([
      { input: { create: { width: 450, height: 600, channels: 3, background: '#0000ff' } }, left: 0, top: 0 },
    ])
    .withExif({ IFD0: { Artist: 'Somebody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 20/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 20/1 0/1' } })
    .jpeg()
    .toBuffer()
}

function upload(file: Uint8Array<ArrayBuffer> | Buffer, name = 'me.jpg', type = 'image/jpeg'): FormData {
  const body = new FormData()
  body.set('picture', new File([Uint8Array.from(file)], name, { type }))
  return body
}

describe('a picture', () => {
  it('is made small, square and upright, and says nothing of where it was taken', async () => {
    const taken = await photo()
    expect((await sharp(taken).metadata()).exif?.toString('latin1')).toContain('Somebody')
    expect(await send('/settings/picture', upload(taken))).toMatchObject({ status: 302 })
    const address = String(userRow(learner.userId)?.['imageUrl'])
    expect(address).toMatch(new RegExp(`^/pictures/${learner.userId}/[0-9a-f]{12}$`))
    const shown = await open(address)
    expect(shown.status).toBe(200)
    expect(shown.headers.get('content-type')).toBe('image/webp')
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
    expect(shown.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
    const facts = await sharp(shown.bytes).metadata()
    expect(facts).toMatchObject({ format: 'webp', width: 256, height: 256 })
    expect([facts.exif, facts.xmp, facts.iptc]).toEqual([undefined, undefined, undefined])
    expect(shown.bytes.toString('latin1')).not.toContain('Somebody')
    // Blue was on the left; a quarter turn clockwise brings it to the top.
    const { data } = await sharp(shown.bytes).raw().toBuffer({ resolveWithObject: true })
    expect(data[(10 * 256 + 128) * 3 + 2]).toBeGreaterThan(200)
    expect(data[(246 * 256 + 128) * 3 + 2]).toBeLessThan(100)
  })

  it('is shown to people who are signed in, at its address, until there is another', async () => {
    const author = await arrive()
    await send('/settings/picture', upload(await photo()), author)
    const address = String(userRow(author.userId)?.['imageUrl'])
    expect(await open(address, null)).toMatchObject({ status: 401 })
    expect((await open(address, null)).headers.get('cache-control')).toBe('private, no-store')
    expect(await open(address, learner)).toMatchObject({ status: 200 })
    expect(await open(address.replace(/.$/, 'x'))).toMatchObject({ status: 404 })
    expect(await open(`/pictures/${ulid()}/000000000000`)).toMatchObject({ status: 404 })
    expect((await open('/settings', author)).bytes.toString()).toContain(`src="${address}"`)
    const removing = new FormData()
    removing.set('intent', 'remove')
    expect(await send('/settings/picture', removing, author)).toMatchObject({ status: 302 })
    expect(userRow(author.userId)).toMatchObject({ imageUrl: null })
    expect(await open(address, learner)).toMatchObject({ status: 404 })
    expect(queryRows(school.path, `SELECT * FROM ProfilePicture WHERE userId = '${author.userId}'`)).toEqual(
      [],
    )
  })

  it.each(['png', 'webp', 'avif', 'gif'] as const)('may be %s', async (format) => {
    const side = { width: 300, height: 300, channels: 4 as const, background: '#33669980' }
    const shrunk = await shrinkPicture(await sharp({ create: side }).toFormat(format).toBuffer())
    const facts = shrunk.ok ? await sharp(shrunk.value).metadata() : null
    expect(facts).toMatchObject({ format: 'webp', width: 256, height: 256 })
  })

  it('waits for the ones before it, and is refused where many wait already', async () => {
    const side = { width: 300, height: 300, channels: 3 as const, background: '#336699' }
    const file = await sharp({ create: side }).png().toBuffer()
    const shrunk = await Promise.all(Array.from({ length: 20 }, () => shrinkPicture(file)))
    const refused = shrunk.filter((one) => !one.ok)
    expect(refused).toHaveLength(12)
    expect(refused[0]).toEqual({ ok: false, reason: 'unavailable' })
    expect(await shrinkPicture(file)).toMatchObject({ ok: true })
  })

  it('of a kilobyte does not unfold to a gigabyte', async () => {
    const side = { width: 3_600, height: 3_600, channels: 3 as const, background: '#336699' }
    const file = await sharp({ create: side }).avif({ effort: 0 }).toBuffer()
    expect(await shrinkPicture(file)).toEqual({ ok: false, reason: 'too-many-pixels' })
  })

  it('is small whatever it shows', async () => {
    const noise = { raw: { width: 1_000, height: 1_000, channels: 3 as const } }
    const shrunk = await shrinkPicture(await sharp(randomBytes(3_000_000), noise).jpeg().toBuffer())
    expect(shrunk.ok && shrunk.value.byteLength).toBeLessThanOrEqual(PICTURE_KEPT_BYTES)
  })

  it.each([
    [
      'a page that calls itself a picture',
      async () => Buffer.from('<!doctype html><script>alert(1)</script>'),
      415,
    ],
    [
      'an SVG',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>'),
      415,
    ],
    [
      'a PNG that was cut off',
      async () => (await sharp(randomBytes(270_000), RAW).png().toBuffer()).subarray(0, 90_000),
      415,
    ],
    ['a GIF in name only', async () => Buffer.concat([Buffer.from('GIF89a'), randomBytes(500)]), 415],
    ['a PNG that unfolds to gigabytes', () => bomb(), 413],
    ['nothing', async () => Buffer.alloc(0), 400],
  ])('is not %s', async (_, make, status) => {
    const author = await arrive()
    const sent = await send('/settings/picture', upload(await make(), 'me.png', 'image/png'), author)
    expect(sent.status).toBe(status)
    expect(sent.html).toContain('role="alert"')
    expect(userRow(author.userId)).toMatchObject({ imageUrl: null })
    expect(server.errors).toEqual([])
  })

  it('is at most five megabytes, and the only file that is taken', async () => {
    const over = await send('/settings/picture', upload(Buffer.alloc(PICTURE_MAX_BYTES + 1)))
    expect(over.status).toBe(413)
    expect(over.html).toContain('at most 5 MB')
    expect(await send('/settings/picture', upload(Buffer.alloc(PICTURE_MAX_BYTES + 20_000)))).toMatchObject({
      status: 413,
    })
    const photograph = upload(await photo())
    expect(await send('/settings?index', photograph)).toMatchObject({ status: 415 })
    expect(await send('/settings/api-keys', photograph)).toMatchObject({ status: 415 })
    expect(await send('/settings/picture', new URLSearchParams({ intent: 'x' }))).toMatchObject({
      status: 400,
    })
    expect(await send('/settings/picture', photograph, null)).toMatchObject({ status: 302 })
  })

  it('stays as it is while the primary is out of reach', async () => {
    const author = await arrive()
    const release = await holdWriteLock(school.path)
    const sent = await send('/settings/picture', upload(await photo()), author)
    release()
    expect(sent).toMatchObject({ status: 503, html: expect.stringContaining('try again') as unknown })
  })
})

const RAW = { raw: { width: 300, height: 300, channels: 3 as const } }

/** Some kilobytes that are 20,000 × 20,000 pixels, black or white. Source: https://www.w3.org/TR/png-3 */
async function bomb(): Promise<Buffer> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(20_000, 0)
  header.writeUInt32BE(20_000, 4)
  header[8] = 1
  const rows = deflateSync(Buffer.alloc(20_000 * (1 + 20_000 / 8)))
  const chunks = [pngChunk('IHDR', header), pngChunk('IDAT', rows), pngChunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks])
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.byteLength)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
