import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Snapshot } from '#app/data/reader.ts'
import { listSearchResults } from '#app/features/content/list-search-results.server.ts'
import { choice, count, GARDENING, page, useSchool } from './content-fixtures.ts'

const school = useSchool(GARDENING)

beforeEach(async () => {
  await school().sync()
})

/** What search knows, by title. */
const rows = () =>
  school().query<{ readonly kind: string; readonly title: string; readonly body: string }>(
    'SELECT kind, title, body FROM ContentSearch ORDER BY title',
  )
const search = (text: string, limit = 10) => listSearchResults(school().reader, text, { limit })
const addresses = async (text: string) => (await search(text)).results.map(({ to }) => to)
const CLAY = '/courses/gardening/lessons/clay'
const SAND = '/courses/gardening/lessons/sand'

describe('what search knows', () => {
  it('is every course, module and lesson once, in the words that are read', async () => {
    const sql = '```sql\nSELECT name\nFROM bed;\n```'
    await school().write({
      'gardening/01-soil/01-clay.md': page(
        { title: 'Clay  soil', minutes: 5 },
        `## It is *heavy*\n\nSo $\\frac{1}{2}$ of it, [as they say](https://example.org/x), is \`wet\`.\n\n${sql}`,
      ),
    })
    await school().sync()
    expect(rows()).toEqual([
      { kind: 'lesson', title: 'Beds', body: 'They are in a table.' },
      {
        kind: 'lesson',
        title: 'Clay soil',
        body: 'It is heavy\nSo of it, as they say, is wet.\nSELECT name FROM bed;',
      },
      { kind: 'course', title: 'Gardening', body: 'How to.\nWelcome.' },
      { kind: 'lesson', title: 'Sand', body: 'It is light.' },
      { kind: 'module', title: 'Seed', body: 'What it does.\nAbout seed.' },
      { kind: 'module', title: 'Soil', body: 'What it is.' },
    ])
  })

  it('changes with what it stands for, and with nothing else', async () => {
    const before = rows()
    expect((await school().sync()).statements).toBe(0)
    await school().write({
      'gardening/01-soil/01-clay.tasks.yaml': [
        choice('what-clay-is', { prompt: 'Now?' }),
        count('how-many'),
      ].join(''),
    })
    await school().sync()
    expect(rows()).toEqual(before)
    await school().write({
      'gardening/01-soil/02-sand.md': page({ title: 'Sandstone', minutes: 7 }, 'It is dry.'),
      'gardening/02-seed/module.md': page({ title: 'Seed', description: 'What it becomes.' }, ''),
    })
    await school().sync()
    expect(rows().filter((row) => !before.some(({ body }) => body === row.body))).toEqual([
      { kind: 'lesson', title: 'Sandstone', body: 'It is dry.' },
      { kind: 'module', title: 'Seed', body: 'What it becomes.' },
    ])
    expect(rows()).toHaveLength(before.length)
  })

  it('has nothing of what is retired, and has it again when it returns', async () => {
    const sand = await school().read('gardening/01-soil/02-sand.md')
    await school().write({ 'gardening/01-soil/02-sand.md': null })
    await school().sync()
    expect(rows().map(({ title }) => title)).toEqual(['Beds', 'Clay', 'Gardening', 'Seed', 'Soil'])
    await school().write({ 'gardening/01-soil/02-sand.md': sand })
    await school().sync()
    expect(rows().map(({ title }) => title)).toContain('Sand')
  })

  it('has nothing of a course that is not published, or whose folder is gone', async () => {
    const course = { title: 'Gardening', description: 'How to.', difficulty: 'BEGINNER' }
    await school().write({ 'gardening/course.md': page({ ...course, status: 'DRAFT' }, 'Welcome.') })
    await school().sync()
    expect(rows()).toEqual([])
    await school().write({ 'gardening/course.md': page(course, 'Welcome.') })
    await school().sync()
    expect(rows()).toHaveLength(6)
    await school().move('gardening', '.gardening')
    await school().sync()
    expect(rows()).toEqual([])
  })

  it('stays what it was where a file has a problem', async () => {
    await school().write({
      'gardening/01-soil/02-sand.md': page({ title: 'Quicksand', minutes: 7 }, '# Too high'),
      'gardening/02-seed/module.md': '---\ntitle: 7\n---\n',
    })
    expect((await school().sync()).problems).toHaveLength(3)
    expect(rows().map(({ title }) => title)).toEqual(['Beds', 'Clay', 'Gardening', 'Sand', 'Seed', 'Soil'])
  })
})

describe('a database that an earlier release has filled', () => {
  const revisions = () => school().query('SELECT id FROM LessonRevision ORDER BY id')

  it('is made known to search by the next sync, once', async () => {
    const [known, before] = [rows(), revisions()]
    school().run('DELETE FROM ContentSearch')
    const { counts, statements } = await school().sync()
    expect(rows()).toEqual(known)
    expect(revisions()).toEqual(before)
    expect(counts).toMatchObject({ courses: '0 0 1 0 0', modules: '0 0 2 0 0', lessons: '0 0 3 0 0' })
    // A row for each, and the course's setting emptied and filled.
    expect(statements).toBe(known.length + 2)
    expect((await school().sync()).statements).toBe(0)
  })

  it('is made known where it is older than the courses, too', async () => {
    const known = rows()
    // As that release knows no search, and notes another hash of the same files.
    school().run(`UPDATE SystemSetting SET value = '"another"' WHERE key LIKE 'content.course.%'`)
    school().run(`UPDATE ContentSearch SET body = 'as it was' WHERE title = 'Clay'`)
    await school().sync()
    expect(rows()).toEqual(known)
  })

  it('is made known as it is stored where its files have problems now', async () => {
    const known = rows()
    school().run('DELETE FROM ContentSearch')
    await school().write({ 'gardening/course.md': 'nothing of the kind' })
    expect((await school().sync()).problems).toHaveLength(1)
    expect(rows()).toEqual(known)
    expect((await school().sync()).statements).toBe(0)
  })
})

describe('a search', () => {
  it('shows where it found what, with its matches marked', async () => {
    const { results } = await search('heavy')
    expect(results).toEqual([
      {
        kind: 'lesson',
        id: expect.any(String) as string,
        to: CLAY,
        title: [{ text: 'Clay', isMatch: false }],
        snippet: [
          { text: 'Clay · It is ', isMatch: false },
          { text: 'heavy', isMatch: true },
          { text: '.', isMatch: false },
        ],
        courseTitle: 'Gardening',
      },
    ])
    expect(await addresses('gardening')).toEqual(['/courses/gardening'])
    expect(await addresses('seed')).toEqual([expect.stringMatching(/^\/courses\/gardening#module-\w+$/)])
  })

  it('puts what has it in its title first, and answers no more than it is asked for', async () => {
    await school().write({
      'gardening/01-soil/02-sand.md': page({ title: 'Sand', minutes: 7 }, 'Clay, clay and clay. '.repeat(20)),
    })
    await school().sync()
    expect(await addresses('clay')).toEqual([CLAY, SAND])
    expect((await search('clay', 1)).results).toHaveLength(1)
  })

  it.each([
    ['the beginning of the last word', 'is hea', [CLAY]],
    ['another form of a word', 'tables', ['/courses/gardening/lessons/beds']],
    ['accents and capitals', 'HÉAVY', [CLAY]],
    ['all the words before any of them', 'it light', [SAND]],
    ['any of the words where nothing has all', 'heavy unheard', [CLAY]],
    ['nothing where nothing has any', 'unheard of', []],
    ['nothing for nothing', ' "*" ', []],
  ])('finds %s', async (_what, text, found) => {
    expect(await addresses(text)).toEqual(found)
  })

  it.each([
    ['gardenign', 'gardening'],
    ['gradening', 'gardening'],
    ['gardenin', null],
    ['sand gardenign', 'sand gardening'],
    ['bdes', 'beds'],
  ])('takes %s for a slip', async (text, correctedTo) => {
    const answer = await search(text)
    expect(answer.correctedTo).toBe(correctedTo)
    expect(answer.results).not.toEqual([])
  })

  it('finds a word that is not finished yet, though the index has only its stem', async () => {
    await school().write({
      'gardening/01-soil/02-sand.md': page({ title: 'Sand', minutes: 7 }, 'On normalization.'),
    })
    await school().sync()
    for (const text of ['norma', 'normaliz', 'normalizati', 'normalization', 'normal']) {
      expect(await addresses(text)).toEqual([SAND])
    }
  })

  it('is answered, whatever is typed', async () => {
    const noise = fc.string({ unit: 'binary', maxLength: 120 })
    const syntax = fc
      .array(
        fc.constantFrom(
          '"',
          'AND',
          'OR',
          'NOT',
          'NEAR(',
          ')',
          '*',
          '^',
          '-',
          '+',
          'title:',
          '{',
          '}',
          'clay',
          "'",
        ),
      )
      .map((parts) => parts.join(' '))
    await fc.assert(
      fc.asyncProperty(fc.oneof(noise, syntax), async (text) => {
        const { results } = await search(text, 3)
        expect(results.length).toBeLessThanOrEqual(3)
      }),
      { numRuns: 150 },
    )
  })

  it('never shows what is not published, whatever the index has', async () => {
    school().run(`UPDATE Lesson SET retiredAt = '2026-01-01T00:00:00.000Z' WHERE slug = 'clay'`)
    expect(await addresses('heavy')).toEqual([])
    school().run(`UPDATE Course SET status = 'ARCHIVED'`)
    expect(await addresses('sand')).toEqual([])
  })
})

describe('a search of very much', () => {
  /** Puts so many texts into the index, all of them for the same lesson. */
  const fill = (from: number, texts: number, title: string, body: string) =>
    school().run(`
      INSERT INTO ContentSearch (rowid, kind, refId, courseId, title, body)
      SELECT number.value, 'lesson', Lesson.id, Module.courseId, '${title}', '${body} ' || number.value
      FROM json_each('[${Array.from({ length: texts }, (_, index) => from + index).join()}]') AS number,
        Lesson JOIN Module ON Module.id = Lesson.moduleId WHERE Lesson.slug = 'clay'`)
  const titles = async (text: string) =>
    (await search(text, 20)).results.map(({ title }) => title.map((piece) => piece.text).join(''))

  it('ranks some of what has its words, and has seen every title', async () => {
    fill(1, 200, 'Filler', 'peat and')
    fill(201, 1, 'Best of all', 'peat, peat, peat')
    expect(await titles('peat')).toEqual(Array.from({ length: 20 }, () => 'Filler'))
    fill(202, 1, 'On peat', 'as said')
    expect(await titles('peat')).toEqual(['On peat', ...Array.from({ length: 19 }, () => 'Filler')])
    expect(await titles('peat said')).toEqual(['On peat'])
    expect(await titles('peat 7')).toEqual(['Filler'])
  })

  it('lets the pages of others come between its steps', async () => {
    let turn = 0
    let next = setImmediate(function goOn() {
      turn += 1
      next = setImmediate(goOn)
    })
    const asked: string[][] = []
    const view: Snapshot = {
      all(name, query) {
        asked[turn] = [...(asked[turn] ?? []), name]
        return school().reader.all(name, query)
      },
    }
    await listSearchResults(view, 'clay gardenign', { limit: 3 })
    clearImmediate(next)
    const dear = Object.values(asked).map((names) => names.filter((name) => name !== 'search-word'))
    expect(dear).toEqual([['search'], ['search-titles'], ['search'], ['search']])
  })
})
