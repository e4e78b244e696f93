import { beforeEach, describe, expect, it } from 'vitest'
import type { Primary } from '#app/data/primary.ts'
import { fail } from '#app/kernel/result.ts'
import { choice, count, GARDENING, page, useSchool } from './content-fixtures.ts'

const school = useSchool()

/** 80 lessons of 4 tasks: more statements than go in one commit. */
function bigCourse(version: string): Record<string, string> {
  const files: Record<string, string> = {
    'big/course.md': page({ title: 'Big', description: version, difficulty: 'EXPERT' }, version),
    'big/config.json': GARDENING['gardening/config.json'] ?? '',
    'big/01-all/module.md': page({ title: 'All', description: version }, ''),
  }
  for (let number = 1; number <= 80; number += 1) {
    const name = `big/01-all/${String(number).padStart(2, '0')}-lesson-${number}`
    const tasks = ['a', 'b', 'c'].map((id) => choice(id, { prompt: version }))
    files[`${name}.md`] = page({ title: `Lesson ${number}`, minutes: 1 }, `The ${version} text.`)
    files[`${name}.tasks.yaml`] = [...tasks, count('d')].join('')
  }
  return files
}

/** Stores so many commits, then is killed or refuses. */
function failingAfter(commits: number, how: 'killed' | 'refused'): Primary {
  let left = commits
  return {
    async commit(statements, audit) {
      left -= 1
      if (left >= 0) return school().primary.commit(statements, audit)
      if (how === 'killed') throw new Error('killed')
      return fail({ code: 'UNAVAILABLE', field: null, statementIndex: null, detail: 'out of reach' })
    },
  }
}

const revisions = () =>
  school()
    .query(`SELECT (SELECT count(*) FROM LessonRevision) AS lessons, (SELECT count(*) FROM TaskRevision) AS tasks,
    (SELECT count(*) FROM Lesson WHERE currentRevisionId IS NULL) AS lessonsWithout,
    (SELECT count(*) FROM Task WHERE currentRevisionId IS NULL) AS tasksWithout`)
const course = () => school().query('SELECT status, version, overview, estimatedMinutes FROM Course')

describe('a sync that is interrupted', () => {
  // The commits of a first sync: the renderer's version, what courses share, then three for this course.
  it.each([1, 2, 3, 4])(
    'after commit %i leaves no half course in the catalog, and is completed by the next',
    async (commits) => {
      await school().write(bigCourse('first'))
      await expect(school().sync({ primary: failingAfter(commits, 'killed') })).rejects.toThrow('killed')
      expect(school().query(`SELECT 1 FROM Course WHERE status = 'PUBLISHED'`)).toEqual([])
      expect(revisions()).toMatchObject([{ lessonsWithout: 0, tasksWithout: 0 }])
      expect((await school().sync()).problems).toEqual([])
      expect(course()).toEqual([{ status: 'PUBLISHED', version: 1, overview: 'first', estimatedMinutes: 80 }])
      expect(revisions()).toEqual([{ lessons: 80, tasks: 320, lessonsWithout: 0, tasksWithout: 0 }])
      expect((await school().sync()).statements).toBe(0)
    },
  )

  describe('in a course that is there', () => {
    beforeEach(async () => {
      await school().write(bigCourse('first'))
      await school().sync()
      await school().write(bigCourse('second'))
    })

    it('leaves whole lessons, old or new, and is completed by the next', async () => {
      await expect(school().sync({ primary: failingAfter(1, 'killed') })).rejects.toThrow('killed')
      expect(course()).toMatchObject([{ version: 1, overview: 'first' }])
      const mixed = school().query(`SELECT Lesson.slug FROM Lesson
        JOIN LessonRevision ON LessonRevision.id = currentRevisionId WHERE body LIKE '%second%' <> (
          SELECT min(TaskRevision.body LIKE '%second%') FROM Task
          JOIN TaskRevision ON TaskRevision.id = Task.currentRevisionId WHERE lessonId = Lesson.id AND Task.slug <> 'd')`)
      expect(mixed).toEqual([])
      expect(revisions()).not.toMatchObject([{ lessons: 80 }])
      await expectCompletion()
    })

    it('says so when it is refused, and is completed by the next', async () => {
      const refused = await school().sync({ primary: failingAfter(1, 'refused') })
      expect(refused).toMatchObject({ counts: { courses: '0 0 0 0 1' }, problems: [REFUSED] })
      await expectCompletion()
    })

    it('is completed even when the old text returns', async () => {
      await expect(school().sync({ primary: failingAfter(1, 'killed') })).rejects.toThrow('killed')
      await school().write(bigCourse('first'))
      await school().sync()
      const texts = school().query(
        `SELECT DISTINCT body FROM Lesson JOIN LessonRevision ON LessonRevision.id = currentRevisionId`,
      )
      expect(texts).toEqual([{ body: 'The first text.' }])
    })
  })

  it('stores nothing more when the database is out of reach', async () => {
    await school().write(bigCourse('first'))
    const { counts, problems } = await school().sync({ primary: failingAfter(0, 'refused') })
    expect(counts).toEqual({ courses: '0 0 0 0 1' })
    expect(problems).toEqual([expect.stringContaining(':1: the database refused to store this: UNAVAILABLE')])
  })
})

async function expectCompletion(): Promise<void> {
  expect((await school().sync()).problems).toEqual([])
  expect(course()).toMatchObject([{ version: 2, overview: 'second' }])
  expect(revisions()).toEqual([{ lessons: 160, tasks: 560, lessonsWithout: 0, tasksWithout: 0 }])
  expect((await school().sync()).statements).toBe(0)
}

const REFUSED = 'big:1: the database refused to store this: UNAVAILABLE (out of reach)'
