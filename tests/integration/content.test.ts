import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '#app/kernel/day.ts'
import { toIso } from '#app/kernel/time.ts'
import { choice, count, GARDENING, page, select, topic, useSchool } from './content-fixtures.ts'

const school = useSchool()

describe('a first sync', () => {
  it('adds everything', async () => {
    await school().write(GARDENING)
    const { counts, problems } = await school().sync()
    expect(problems).toEqual([])
    expect(counts).toEqual({
      courses: '1 0 0 0 0',
      modules: '2 0 0 0 0',
      lessons: '3 0 0 0 0',
      tasks: '5 0 0 0 0',
      topics: '1 0 0 0 0',
    })
    expect(
      school().query('SELECT slug, status, version, estimatedMinutes, overviewHtml FROM Course'),
    ).toEqual([
      {
        slug: 'gardening',
        status: 'PUBLISHED',
        version: 1,
        estimatedMinutes: 21,
        overviewHtml: '<p>Welcome.</p>',
      },
    ])
    expect(school().query('SELECT slug, "order" FROM Module ORDER BY "order"')).toEqual([
      { slug: 'soil', order: 1 },
      { slug: 'seed', order: 2 },
    ])
    const [clay] = lessons().filter(({ slug }) => slug === 'clay')
    expect(clay).toMatchObject({
      number: 1,
      html: expect.stringContaining('<h2 id="section-clay">Clay</h2>') as string,
    })
    expect(tasks()).toMatchObject([
      { slug: 'what-clay-is', order: 1, type: 'single-choice', kind: 'PRACTICE', number: 1 },
      { slug: 'how-many', order: 2, type: 'number', topicSlug: 'gardening', number: 1 },
      { slug: 'all-beds', order: 1, type: 'sql', number: 1 },
      { slug: 'same-again', order: 2, type: 'sql', number: 1 },
      { slug: 'which-bed', order: 3, type: 'single-choice', number: 1 },
    ])
    expect(
      school().query('SELECT multiplierEarly, dailyXpDecay, levelThresholds, revision FROM TopicXpConfig'),
    ).toEqual([{ multiplierEarly: '0.25', dailyXpDecay: '0.01', levelThresholds: '[0,50,120]', revision: 1 }])
  })

  it('loads the courses that ship with the product', async () => {
    const contentDir = join(import.meta.dirname, '../../content')
    const first = await school().sync({ contentDir })
    expect(first.problems).toEqual([])
    expect(first.summary.courses.added).toBeGreaterThanOrEqual(1)
    const second = await school().sync({ contentDir })
    expect(second.statements).toBe(0)
    expect(second.summary.tasks.unchanged).toBe(first.summary.tasks.added)
  })

  it('says so when there is no content', async () => {
    expect((await school().sync()).statements).toBe(1)
    const missing = join(school().contentDir, 'nowhere')
    expect((await school().sync({ contentDir: missing })).problems).toEqual([
      `${missing}:1: there is no such folder`,
    ])
  })
})

describe('a second sync', () => {
  beforeEach(async () => {
    await school().write(GARDENING)
    await school().sync()
  })

  it('changes nothing where nothing has changed', async () => {
    const { counts, statements, sqlRuns } = await school().sync()
    expect(counts).toEqual({
      courses: '0 0 1 0 0',
      modules: '0 0 2 0 0',
      lessons: '0 0 3 0 0',
      tasks: '0 0 5 0 0',
      topics: '0 0 1 0 0',
    })
    expect({ statements, sqlRuns }).toEqual({ statements: 0, sqlRuns: 0 })
  })

  it('writes no revision for what only looks different', async () => {
    await school().write({
      'gardening/01-soil/01-clay.tasks.yaml': `# A comment\n${choice('what-clay-is')}\n${count('how-many').replace('answer: 3', 'answer:   3')}`,
      'gardening/01-soil/02-sand.md': (await school().read('gardening/01-soil/02-sand.md')).replaceAll(
        '\n',
        '\r\n',
      ),
    })
    const { counts, sqlRuns } = await school().sync()
    expect(counts).toMatchObject({ courses: '0 0 1 0 0', lessons: '0 0 3 0 0', tasks: '0 0 5 0 0' })
    expect(sqlRuns).toBe(0)
    expect((await school().sync()).statements).toBe(0)
  })

  it('makes exactly one revision of a task that has changed', async () => {
    const before = tasks()
    await school().write({
      'gardening/02-seed/01-beds.tasks.yaml': [
        select('all-beds'),
        select('same-again', 'SELECT name FROM bed ORDER BY id'),
        choice('which-bed'),
      ].join(''),
    })
    const { counts } = await school().sync()
    expect(counts).toMatchObject({ tasks: '0 1 4 0 0', lessons: '0 0 3 0 0', courses: '0 0 1 0 0' })
    const after = tasks()
    expect(after.filter((task, index) => task.revisionId !== before[index]?.revisionId)).toMatchObject([
      { slug: 'same-again', number: 2 },
    ])
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(school().query('SELECT count(*) AS n FROM TaskRevision')).toEqual([{ n: 6 }])
  })

  it('makes a revision of each task whose dataset has changed', async () => {
    const sql = await school().read('gardening/datasets/beds.sql')
    await school().write({ 'gardening/datasets/beds.sql': sql.replace("'south'", "'west'") })
    expect((await school().sync()).counts['tasks']).toBe('0 2 3 0 0')
    expect(tasks().filter(({ number }) => number === 2)).toHaveLength(2)
  })

  it('makes a revision of a lesson whose text has changed, and none for its title', async () => {
    await school().write({
      'gardening/01-soil/02-sand.md': page({ title: 'Sand', minutes: 7 }, 'It is dry.'),
    })
    expect((await school().sync()).counts).toMatchObject({ lessons: '0 1 2 0 0', courses: '0 0 1 0 0' })
    await school().write({
      'gardening/01-soil/02-sand.md': page({ title: 'Dry sand', minutes: 8 }, 'It is dry.'),
    })
    expect((await school().sync()).counts).toMatchObject({ lessons: '0 1 2 0 0', courses: '0 1 0 0 0' })
    expect(lessons().filter(({ slug }) => slug === 'sand')).toMatchObject([{ title: 'Dry sand', number: 2 }])
    expect(school().query('SELECT version, estimatedMinutes FROM Course')).toEqual([
      { version: 2, estimatedMinutes: 22 },
    ])
    expect(school().query('SELECT count(*) AS n FROM LessonRevision')).toEqual([{ n: 4 }])
  })

  it('raises the revision of a topic that has changed', async () => {
    await school().write({ 'gardening/config.json': topic('gardening', { baseTaskXp: 12 }) })
    expect((await school().sync()).counts).toMatchObject({ topics: '0 1 0 0 0', tasks: '0 0 5 0 0' })
    expect(school().query('SELECT revision, baseTaskXp FROM TopicXpConfig')).toEqual([
      { revision: 2, baseTaskXp: 12 },
    ])
    const replaced = 'SELECT topicSlug, revision, baseTaskXp, untilDay FROM TopicXpConfigRevision'
    expect(school().query(replaced)).toEqual([
      {
        topicSlug: 'gardening',
        revision: 1,
        baseTaskXp: 10,
        untilDay: addDays(toIso(Date.now()).slice(0, 10), 2),
      },
    ])
  })

  it('counts the tasks of a module for its own topic, once it has one', async () => {
    await school().write({ 'gardening/02-seed/config.json': topic('seed') })
    expect((await school().sync()).counts).toMatchObject({ topics: '1 0 1 0 0', tasks: '0 3 2 0 0' })
    expect(tasks().map(({ topicSlug }) => topicSlug)).toEqual([
      'gardening',
      'gardening',
      'seed',
      'seed',
      'seed',
    ])
    expect(school().query('SELECT count(*) AS n FROM TaskRevision')).toEqual([{ n: 5 }])
  })

  it('moves modules past each other', async () => {
    await school().move('gardening/01-soil', 'gardening/03-soil')
    await school().move('gardening/02-seed', 'gardening/01-seed')
    await school().move('gardening/03-soil', 'gardening/02-soil')
    const { counts, problems } = await school().sync()
    expect(problems).toEqual([])
    expect(counts).toMatchObject({ courses: '0 1 0 0 0', modules: '0 2 0 0 0', lessons: '0 0 3 0 0' })
    expect(school().query('SELECT slug, "order" FROM Module ORDER BY "order"')).toEqual([
      { slug: 'seed', order: 1 },
      { slug: 'soil', order: 2 },
    ])
  })

  it('keeps a lesson, and what hangs on it, when it moves to another module', async () => {
    const before = lessons()
    await school().move('gardening/01-soil/02-sand.md', 'gardening/02-seed/02-sand.md')
    expect((await school().sync()).counts).toMatchObject({ courses: '0 1 0 0 0', lessons: '0 1 2 0 0' })
    const sand = lessons().filter(({ slug }) => slug === 'sand')
    expect(sand).toMatchObject([{ module: 'seed', order: 2, number: 1 }])
    expect(sand[0]?.id).toBe(before.find(({ slug }) => slug === 'sand')?.id)
  })

  it('retires what is gone, and takes it back when it returns', async () => {
    const before = { lessons: lessons(), tasks: tasks() }
    await school().write({
      'gardening/01-soil': null,
      'gardening/02-seed/01-beds.tasks.yaml': select('all-beds'),
    })
    expect((await school().sync()).counts).toEqual({
      courses: '0 1 0 0 0',
      modules: '0 1 0 1 0',
      lessons: '0 0 1 2 0',
      tasks: '0 0 1 4 0',
      topics: '0 0 1 0 0',
    })
    expect(school().query('SELECT slug, "order" FROM Module WHERE retiredAt IS NULL')).toEqual([
      { slug: 'seed', order: 1 },
    ])
    expect(school().query('SELECT "order" < 0 AS isOut FROM Module WHERE retiredAt IS NOT NULL')).toEqual([
      { isOut: 1 },
    ])
    await school().write(GARDENING)
    const back = await school().sync()
    expect(back.counts).toMatchObject({ modules: '0 2 0 0 0', lessons: '0 2 1 0 0', tasks: '0 4 1 0 0' })
    expect(back.sqlRuns).toBe(0)
    expect({ lessons: lessons(), tasks: tasks() }).toEqual(before)
  })

  it('archives a course whose folder is gone, and only one that came from a folder', async () => {
    school()
      .run(`INSERT INTO Course (id, slug, title, description, overview, overviewHtml, difficulty, estimatedMinutes,
      hash, status, metadata, createdAt, updatedAt) SELECT 'made', 'made-by-hand', title, description, overview,
      overviewHtml, difficulty, estimatedMinutes, '', 'PUBLISHED', metadata, createdAt, updatedAt FROM Course`)
    await school().write({ gardening: null })
    expect((await school().sync()).counts).toEqual({ courses: '0 0 0 1 0' })
    const statuses = () => school().query('SELECT slug, status, version FROM Course ORDER BY slug')
    const byHand = { slug: 'made-by-hand', status: 'PUBLISHED', version: 1 }
    expect(statuses()).toEqual([{ slug: 'gardening', status: 'ARCHIVED', version: 1 }, byHand])
    expect((await school().sync()).statements).toBe(0)
    await school().write(GARDENING)
    expect((await school().sync()).counts).toMatchObject({ courses: '1 0 0 0 0', lessons: '0 0 3 0 0' })
    expect(statuses()).toEqual([{ slug: 'gardening', status: 'PUBLISHED', version: 1 }, byHand])
  })

  it('renders anew in place when the renderer has changed', async () => {
    const before = { lessons: lessons(), tasks: tasks() }
    school().run(`UPDATE SystemSetting SET value = '0' WHERE key = 'content.renderer'`)
    school().run(`UPDATE LessonRevision SET html = 'old'`)
    school().run(`UPDATE TaskRevision SET html = json_set(html, '$.prompt', 'old')`)
    school().run(`UPDATE Course SET overviewHtml = 'old'`)
    const { counts, sqlRuns } = await school().sync()
    expect(counts).toMatchObject({ courses: '0 0 1 0 0', lessons: '0 0 3 0 0', tasks: '0 0 5 0 0' })
    expect(sqlRuns).toBe(0)
    expect({ lessons: lessons(), tasks: tasks() }).toEqual(before)
    expect(school().query('SELECT overviewHtml FROM Course')).toEqual([{ overviewHtml: '<p>Welcome.</p>' }])
    expect((await school().sync()).statements).toBe(0)
  })
})

interface LessonRow {
  readonly id: string
  readonly slug: string
  readonly module: string
  readonly number: number
}

function lessons(): LessonRow[] {
  return school()
    .query(`SELECT Lesson.id, Lesson.slug, Lesson.title, Lesson."order", Module.slug AS module, number, html
    FROM Lesson JOIN Module ON Module.id = moduleId JOIN LessonRevision ON LessonRevision.id = currentRevisionId
    WHERE Lesson.retiredAt IS NULL ORDER BY Module."order", Lesson."order"`)
}

interface TaskRow {
  readonly id: string
  readonly slug: string
  readonly topicSlug: string
  readonly revisionId: string
  readonly number: number
}

function tasks(): TaskRow[] {
  return school().query(`SELECT Task.id, Task.slug, Task."order", type, kind, topicSlug, number, html,
      TaskRevision.id AS revisionId
    FROM Task JOIN Lesson ON Lesson.id = Task.lessonId JOIN Module ON Module.id = moduleId
    JOIN TaskRevision ON TaskRevision.id = Task.currentRevisionId
    WHERE Task.retiredAt IS NULL ORDER BY Module."order", Lesson."order", Task."order"`)
}
