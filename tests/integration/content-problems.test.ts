import { beforeEach, describe, expect, it } from 'vitest'
import { choice, count, GARDENING, page, select, topic, useSchool } from './content-fixtures.ts'

const school = useSchool(GARDENING)

const COURSE = 'gardening/course.md'
const CLAY = 'gardening/01-soil/01-clay.md'
const CLAY_TASKS = 'gardening/01-soil/01-clay.tasks.yaml'
const BEDS_TASKS = 'gardening/02-seed/01-beds.tasks.yaml'
const CONFIG = 'gardening/config.json'

describe('a malformed file', () => {
  it('does not stop the files beside it', async () => {
    await school().write({
      [CLAY]: '## Clay\n',
      [BEDS_TASKS]: select('a', 'SELECT nam FROM bed') + choice('b'),
    })
    const { counts, problems } = await school().sync()
    expect(problems).toHaveLength(2)
    expect(counts).toEqual({
      courses: '1 0 0 0 0',
      modules: '2 0 0 0 0',
      lessons: '1 0 0 0 1',
      tasks: '0 0 0 0 1',
      topics: '1 0 0 0 0',
    })
  })
})

describe('what was loaded before', () => {
  beforeEach(async () => {
    await school().sync()
  })

  it('stays as it was while its lesson has a problem, and then goes on', async () => {
    const before = snapshot()
    await school().write({
      [CLAY]: page({ title: 'Mud', minutes: 6 }, 'Changed.'),
      [CLAY_TASKS]: count('how-many', 4) + choice('what-clay-is').replace('correct: true', 'correct: false'),
      'gardening/01-soil/02-sand.md': page({ title: 'Sand', minutes: 7 }, 'Changed.'),
    })
    const bad = await school().sync()
    expect(bad.problems).toEqual([
      `${CLAY_TASKS}:10: choices: exactly one choice has to be correct; here 0 are`,
    ])
    expect(bad.counts).toMatchObject({ courses: '0 0 1 0 0', lessons: '0 1 1 0 0', tasks: '0 0 3 0 1' })
    expect(snapshot().filter(({ slug }) => slug !== 'sand')).toEqual(
      before.filter(({ slug }) => slug !== 'sand'),
    )
    const again = await school().sync()
    expect(again.problems).toEqual(bad.problems)
    expect(again.statements).toBe(0)
    await school().write({ [CLAY_TASKS]: count('how-many', 4) + choice('what-clay-is') })
    expect((await school().sync()).counts).toMatchObject({
      courses: '0 1 0 0 0',
      lessons: '0 1 2 0 0',
      tasks: '0 2 3 0 0',
    })
    expect((await school().sync()).statements).toBe(0)
  })

  it('is not taken for gone while a name cannot be read', async () => {
    const before = snapshot()
    await school().move(CLAY, 'gardening/01-soil/01-Clay.md')
    await school().move('gardening/02-seed', 'gardening/seed')
    const { counts, problems } = await school().sync()
    expect(problems).toHaveLength(3)
    expect(counts).toMatchObject({ modules: '0 0 1 0 1', lessons: expect.stringMatching(/ 0 \d$/) as string })
    expect(snapshot()).toEqual(before)
  })

  it('is loaded again when the old text returns after a problem', async () => {
    await school().write({
      [CLAY]: 'x',
      'gardening/01-soil/02-sand.md': page({ title: 'Sand', minutes: 7 }, 'Changed.'),
    })
    await school().sync()
    await school().write(GARDENING)
    expect((await school().sync()).counts).toMatchObject({ lessons: '0 1 2 0 0' })
    expect(snapshot().find(({ slug }) => slug === 'sand')).toMatchObject({ number: 3 })
  })

  it('keeps its course while course.md has a problem, and the other courses go on', async () => {
    const text = page({ title: 'Botany', description: 'x', difficulty: 'EXPERT' }, '')
    await school().write({
      [COURSE]: 'x',
      [CLAY]: page({ title: 'Mud', minutes: 6 }, 'Changed.'),
      'botany/course.md': text,
    })
    const { counts } = await school().sync()
    expect(counts).toEqual({ courses: '1 0 0 0 1', topics: '0 0 1 0 0' })
    expect(school().query('SELECT slug, status, title FROM Course ORDER BY slug')).toEqual([
      { slug: 'botany', status: 'PUBLISHED', title: 'Botany' },
      { slug: 'gardening', status: 'PUBLISHED', title: 'Gardening' },
    ])
  })

  it('goes on counting for a topic whose file has a problem, as long as it names one that is there', async () => {
    await school().write({
      [CONFIG]: topic('gardening', { maxXp: -1 }),
      'gardening/02-seed/config.json': topic('seed', { maxXp: -1 }),
      [CLAY]: page({ title: 'Clay', minutes: 5 }, 'Changed.'),
    })
    const { counts, problems } = await school().sync()
    expect(problems).toEqual([
      'gardening/02-seed/01-beds.tasks.yaml:1: the topic of these tasks is not there, as content/gardening/02-seed/config.json has a problem'.replace(
        'content',
        school().contentDir,
      ),
      'gardening/02-seed/config.json:7: maxXp: expected 0 or more',
      'gardening/config.json:7: maxXp: expected 0 or more',
    ])
    expect(counts).toMatchObject({ lessons: '0 1 1 0 0', tasks: '0 0 2 0 1' })
  })

  it('does not become another type of task', async () => {
    await school().write({ [CLAY_TASKS]: choice('how-many') })
    expect((await school().sync()).problems).toEqual([
      `${CLAY_TASKS}:1: id: this id belongs to a task of type number; another question needs another id`,
    ])
  })
})

interface Row {
  readonly slug: string
  readonly number: number
}

function snapshot(): Row[] {
  return school().query(`SELECT Lesson.slug, title, minutes, number, Lesson.retiredAt, (
      SELECT json_group_array(json_array(Task.slug, currentRevisionId, Task.retiredAt)) FROM Task WHERE lessonId = Lesson.id
    ) AS tasks FROM Lesson JOIN LessonRevision ON LessonRevision.id = currentRevisionId ORDER BY Lesson.id`)
}
