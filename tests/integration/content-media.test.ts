import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { choice, GARDENING, page, useSchool } from './content-fixtures.ts'
import { CAPTIONS, MP3, mp4, OGG, picture, svg, webm } from './media-fixtures.ts'

const school = useSchool(GARDENING)

const SAND = 'gardening/01-soil/02-sand.md'
const CLAY_TASKS = 'gardening/01-soil/01-clay.tasks.yaml'
const COURSE = { title: 'Gardening', description: 'How to.', difficulty: 'BEGINNER' }

const sand = (body: string) => ({ [SAND]: page({ title: 'Sand', minutes: 7 }, body) })
const asset = (name: string) => `gardening/assets/${name}`
const hashOf = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('films and sounds', () => {
  it('have a player with captions, and a plain link', async () => {
    const film = mp4('film')
    await school().write({
      'gardening/course.md': page({ ...COURSE, language: 'de' }, 'Willkommen.'),
      [asset('clip.mp4')]: film,
      [asset('clip.vtt')]: CAPTIONS,
      [asset('song.ogg')]: OGG,
      [asset('song.vtt')]: CAPTIONS,
      ...sand('![Ein Film](assets/clip.mp4 "Im Mai")\n\n![Ein Lied](assets/song.ogg)'),
    })
    expect((await school().sync()).problems).toEqual([])
    const address = `/media/${hashOf(film)}.mp4`
    const sound = `/media/${hashOf(OGG)}.ogg`
    const track = `<track kind="captions" src="/media/${hashOf(CAPTIONS)}.vtt" srclang="de" label="Deutsch" default>`
    expect(sandHtml()).toBe(
      `<figure><video controls preload="metadata" aria-label="Ein Film" width="320" height="180">` +
        `<source src="${address}" type="video/mp4">${track}<a href="${address}">Ein Film</a></video>` +
        `<figcaption>Im Mai</figcaption></figure>\n` +
        `<p><audio controls preload="metadata" aria-label="Ein Lied">` +
        `<source src="${sound}" type="audio/ogg">${track}<a href="${sound}">Ein Lied</a></audio></p>`,
    )
    expect(school().query('SELECT language FROM Course')).toEqual([{ language: 'de' }])
  })

  it('may be of every kind that browsers play', async () => {
    const files = {
      'a.mp4': mp4('film'),
      'b.webm': webm(),
      'c.mp3': MP3,
      'd.oga': OGG,
      'e.m4a': mp4('sound'),
    }
    for (const [name, bytes] of Object.entries(files)) {
      await school().write({ [asset(name)]: bytes, [asset(`${name.slice(0, 1)}.vtt`)]: CAPTIONS })
    }
    for (const format of ['jpeg', 'webp', 'avif', 'gif'] as const) {
      await school().write({ [asset(`f.${format}`.replace('jpeg', 'jpg'))]: await picture(format, 5, 6) })
    }
    const names = [...Object.keys(files), 'f.jpg', 'f.webp', 'f.avif', 'f.gif']
    await school().write(sand(names.map((name) => `![${name}](assets/${name})`).join('\n\n')))
    expect((await school().sync()).problems).toEqual([])
    expect(
      school()
        .query<{ is: string }>(`SELECT mediaType || ' ' || coalesce(width || 'x' || height, '-') AS "is"
        FROM Asset ORDER BY 1`)
        .map((row) => row.is),
    ).toEqual([
      'audio/mp4 -',
      'audio/mpeg -',
      'audio/ogg -',
      'image/avif 5x6',
      'image/gif 5x6',
      'image/jpeg 5x6',
      'image/webp 5x6',
      'text/vtt -',
      'video/mp4 320x180',
      'video/webm 640x360',
    ])
  })
})

describe('what cannot be shown', () => {
  it('is reported where it is used and where it lies, and keeps the lesson as it was', async () => {
    await school().sync()
    await school().write({
      [asset('text.png')]: 'no picture',
      [asset('tree.svg')]: '<svg viewBox="0 0 1 1"><g></svg>',
      [asset('photo.png')]: await picture('jpeg', 2, 2),
      [asset('deaf.mp4')]: mp4('film'),
      [asset('sound.mp4')]: mp4('sound'),
      [asset('list.pdf')]: '%PDF',
      [asset('empty.gif')]: '',
      [asset('a b.svg')]: svg(1, 1),
      [asset('long.mp3')]: Buffer.alloc(20 * 1_048_576 + 1),
      [asset('only.vtt')]: CAPTIONS,
      ...sand(
        [
          '![a](assets/missing.svg)',
          '![a](assets/text.png)',
          '![](assets/photo.png)',
          '![a](assets/deaf.mp4)',
          '![a](assets/only.vtt)',
          '![a](https://example.com/a.svg)',
          '![a](assets/../course.md)',
          '![ ](/images/tree.png)',
        ].join('\n\n'),
      ),
      [CLAY_TASKS]: choice('what-clay-is', { prompt: '"![a](assets/missing.svg)"' }),
    })
    const { problems } = await school().sync()
    expect(problems).toEqual([
      `${CLAY_TASKS}:3: prompt: there is no assets/missing.svg in this course`,
      `${SAND}:6: there is no assets/missing.svg in this course`,
      `${SAND}:8: assets/text.png cannot be shown, as it has a problem itself`,
      `${SAND}:10: assets/photo.png cannot be shown, as it has a problem itself`,
      `${SAND}:12: assets/deaf.mp4 needs captions, for those who do not hear it: assets/deaf.vtt`,
      `${SAND}:14: assets/only.vtt belongs to a film or a sound, and is not shown by itself`,
      `${SAND}:16: an image is a file in the course's assets/, or a path from / to a file in public/; this one is "https://example.com/a.svg"`,
      `${SAND}:18: an image is a file in the course's assets/, or a path from / to a file in public/; this one is "assets/../course.md"`,
      `${SAND}:20: an image needs words in the square brackets that say what it shows: ![two halves of an apple](…)`,
      `${asset('a b.svg')}:1: the name a b.svg has to consist of letters, digits, dots, hyphens and underscores`,
      `${asset('empty.gif')}:1: this file is empty`,
      expect.stringMatching(/list\.pdf:1: of this kind no file can be shown; a name ends in \.svg, /),
      `${asset('long.mp3')}:1: this file has more than the 20 MB that are taken`,
      `${asset('photo.png')}:1: inside, this is image/jpeg, not image/png: give it the right ending`,
      `${asset('sound.mp4')}:1: inside, this is audio/mp4, not video/mp4: give it the right ending`,
      `${asset('text.png')}:1: this is no image/png inside, or a damaged one`,
      `${asset('tree.svg')}:1: this is no image/svg+xml inside, or a damaged one`,
    ])
    expect(sandHtml()).toBe('<p>It is light.</p>')
    expect(school().query('SELECT 1 FROM Asset')).toEqual([])
  })

  it('may be a language that there is not', async () => {
    const written = (language: string) => ({ 'gardening/course.md': page({ ...COURSE, language }, '') })
    for (const language of ['english', 'EN', 'x', '']) {
      await school().write(written(language))
      expect((await school().sync()).problems).toEqual([
        'gardening/course.md:5: language: expected the tag of a language, such as en, de or pt-BR (BCP 47)',
      ])
    }
    await school().write(written('pt-BR'))
    expect((await school().sync()).problems).toEqual([])
  })
})

function sandHtml(): string {
  const [row] = school().query<{ html: string }>(`SELECT html FROM Lesson
    JOIN LessonRevision ON LessonRevision.id = currentRevisionId WHERE slug = 'sand'`)
  return row?.html ?? ''
}
