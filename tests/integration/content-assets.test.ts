import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Primary } from '#app/data/primary.ts'
import { choice, GARDENING, page, useSchool } from './content-fixtures.ts'
import { CAPTIONS, mp4, picture, svg } from './media-fixtures.ts'

const school = useSchool(GARDENING)

const SAND = 'gardening/01-soil/02-sand.md'
const CLAY_TASKS = 'gardening/01-soil/01-clay.tasks.yaml'
const COURSE = { title: 'Gardening', description: 'How to.', difficulty: 'BEGINNER' }

const sand = (body: string) => ({ [SAND]: page({ title: 'Sand', minutes: 7 }, body) })
const asset = (name: string) => `gardening/assets/${name}`
const hashOf = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('a picture beside a lesson', () => {
  it('is shown with its size, under its content’s address', async () => {
    const tree = svg(30, 20)
    const photo = await picture('png', 8, 4)
    await school().write({
      [asset('tree.svg')]: tree,
      [asset('photo.png')]: photo,
      ...sand(
        '![A tree](assets/tree.svg) and ![b][1]\n\n![A photo](assets/photo.png "In *May*")\n\n[1]: assets/photo.png',
      ),
    })
    expect((await school().sync()).problems).toEqual([])
    const seen = (address: string, alt: string, width: number, height: number) =>
      `<img src="/media/${address}" alt="${alt}" width="${width}" height="${height}" loading="lazy" decoding="async">`
    const photoOf = (alt: string) => seen(`${hashOf(photo)}.png`, alt, 8, 4)
    expect(sandHtml()).toBe(
      `<p>${seen(`${hashOf(tree)}.svg`, 'A tree', 30, 20)} and ${photoOf('b')}</p>\n` +
        `<figure>${photoOf('A photo')}<figcaption>In *May*</figcaption></figure>`,
    )
    expect(assets()).toEqual(
      [
        {
          hash: hashOf(photo),
          mediaType: 'image/png',
          byteLength: photo.length,
          width: 8,
          height: 4,
          whole: 1,
        },
        {
          hash: hashOf(tree),
          mediaType: 'image/svg+xml',
          byteLength: tree.length,
          width: 30,
          height: 20,
          whole: 1,
        },
      ].toSorted((a, b) => (a.hash < b.hash ? -1 : 1)),
    )
  })

  it('is stored only where something shows it, once, and nothing is written twice', async () => {
    await school().write({
      [asset('tree.svg')]: svg(1, 1),
      [asset('unused.svg')]: svg(2, 2),
      ...sand('![A tree](assets/tree.svg)'),
    })
    await school().sync()
    expect(assets().map(({ hash }) => hash)).toEqual([hashOf(svg(1, 1))])
    expect((await school().sync()).statements).toBe(0)
    await school().write(sand('Again: ![A tree](assets/tree.svg)'))
    await school().sync()
    expect(assets()).toHaveLength(1)
    expect(school().query('SELECT 1 FROM AssetPart')).toHaveLength(1)
  })

  it('makes a new revision of each text that shows it when it changes, and of no other', async () => {
    await school().write({
      [asset('tree.svg')]: svg(1, 1),
      ...sand('![A tree](assets/tree.svg)'),
      [CLAY_TASKS]: choice('what-clay-is', { prompt: '"![A tree](assets/tree.svg)"' }) + choice('other'),
      'gardening/course.md': page(COURSE, '![A tree](assets/tree.svg)'),
    })
    expect((await school().sync()).problems).toEqual([])
    await school().write({ [asset('tree.svg')]: svg(3, 3) })
    expect((await school().sync()).counts).toMatchObject({
      courses: '0 1 0 0 0',
      modules: '0 0 2 0 0',
      lessons: '0 1 2 0 0',
      tasks: '0 1 4 0 0',
    })
    const old = school().query<{
      html: string
    }>(`SELECT html FROM LessonRevision JOIN Lesson ON Lesson.id = lessonId
      WHERE slug = 'sand' ORDER BY number`)
    expect(old.map(({ html }) => /\/media\/[^"]*/.exec(html)?.[0])).toEqual([
      `/media/${hashOf(svg(1, 1))}.svg`,
      `/media/${hashOf(svg(3, 3))}.svg`,
    ])
    expect(taskHtml('what-clay-is')).toContain(`/media/${hashOf(svg(3, 3))}.svg`)
    expect(assets()).toHaveLength(2)
  })

  it('is what it was in old revisions when texts are rendered anew', async () => {
    await school().write({
      [asset('tree.svg')]: svg(1, 1),
      ...sand('![A tree](assets/tree.svg)'),
      [CLAY_TASKS]: choice('what-clay-is', { prompt: '"![A tree](assets/tree.svg)"' }),
    })
    await school().sync()
    await school().write({ [asset('tree.svg')]: svg(3, 3) })
    await school().sync()
    const stored = () => [
      ...school().query('SELECT id, html FROM LessonRevision ORDER BY id'),
      ...school().query('SELECT id, html FROM TaskRevision ORDER BY id'),
    ]
    const before = stored()
    school().run(`UPDATE SystemSetting SET value = '0' WHERE key = 'content.renderer'`)
    school().run(`UPDATE LessonRevision SET html = 'old'`)
    school().run(`UPDATE TaskRevision SET html = json_set(html, '$.prompt', 'old')`)
    await school().write({ [asset('tree.svg')]: null })
    await school().sync()
    expect(stored()).toEqual(before)
  })
})

describe('a large picture', () => {
  it('is stored in parts, in commits of bounded size, before the text that shows it', async () => {
    const film = mp4('film', { padding: 3_000_000 })
    await school().write({
      [asset('clip.mp4')]: film,
      [asset('clip.vtt')]: CAPTIONS,
      ...sand('![A clip](assets/clip.mp4)'),
    })
    const commits: number[][] = []
    const primary: Primary = {
      commit(statements, extras) {
        commits.push(
          statements.map(({ parameters }) =>
            parameters.reduce((sum: number, value) => sum + sizeOf(value), 0),
          ),
        )
        return school().primary.commit(statements, extras)
      },
    }
    await school().sync({ primary })
    expect(Math.max(...commits.flat())).toBeLessThan(263_000)
    expect(Math.max(...commits.map((sizes) => sizes.reduce((sum, size) => sum + size, 0)))).toBeLessThan(
      1_100_000,
    )
    expect(bytesOf(hashOf(film)).equals(film)).toBe(true)
  })

  it('goes on where it stopped, and no text shows it before it is whole', async () => {
    const film = mp4('film', { padding: 3_000_000 })
    await school().sync()
    await school().write({
      [asset('clip.mp4')]: film,
      [asset('clip.vtt')]: CAPTIONS,
      ...sand('![A clip](assets/clip.mp4)'),
    })
    let left = 2
    const failing: Primary = {
      async commit(statements, extras) {
        left -= 1
        if (left < 0) throw new Error('killed')
        return school().primary.commit(statements, extras)
      },
    }
    await expect(school().sync({ primary: failing })).rejects.toThrow('killed')
    expect(sandHtml()).toBe('<p>It is light.</p>')
    const parts = () =>
      school()
        .query<{ id: string }>('SELECT id FROM AssetPart ORDER BY id')
        .map(({ id }) => id)
    const before = parts()
    expect(before).toHaveLength(8)
    expect((await school().sync()).problems).toEqual([])
    expect(parts().slice(0, 8)).toEqual(before)
    expect(bytesOf(hashOf(film)).equals(film)).toBe(true)
    expect(sandHtml()).toContain('<video')
  })
})

function sandHtml(): string {
  const [row] = school().query<{ html: string }>(`SELECT html FROM Lesson
    JOIN LessonRevision ON LessonRevision.id = currentRevisionId WHERE slug = 'sand'`)
  return row?.html ?? ''
}

function taskHtml(slug: string): string {
  const [row] = school().query<{ html: string }>(`SELECT html FROM Task
    JOIN TaskRevision ON TaskRevision.id = currentRevisionId WHERE slug = '${slug}'`)
  return row?.html ?? ''
}

interface AssetRow {
  readonly hash: string
  readonly mediaType: string
  readonly byteLength: number
  readonly width: number | null
  readonly height: number | null
  readonly whole: number
}

function assets(): AssetRow[] {
  return school().query(`SELECT hash, mediaType, byteLength, width, height,
    byteLength = (SELECT sum(length(bytes)) FROM AssetPart WHERE assetHash = hash) AS whole FROM Asset ORDER BY hash`)
}

function bytesOf(hash: string): Buffer {
  const parts = school().query<{ bytes: ArrayBuffer }>(
    `SELECT bytes FROM AssetPart WHERE assetHash = '${hash}' ORDER BY "order"`,
  )
  return Buffer.concat(parts.map(({ bytes }) => new Uint8Array(bytes)))
}

function sizeOf(value: unknown): number {
  if (value instanceof Uint8Array) return value.length
  return typeof value === 'string' ? value.length : 8
}
