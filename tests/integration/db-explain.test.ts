import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listQuestions } from '#app/server/question-catalogue.ts'
import { makeDataFolder } from './migrated-database.ts'
import { answer, enrollLearner, openSchool, untilShipped, type School } from './open-school.ts'

const PROJECT = join(import.meta.dirname, '../..')

let school: School

beforeAll(async () => {
  school = await openSchool()
  const learner = await enrollLearner(school)
  for (const task of school.course.tasks.slice(0, 2)) {
    const answered = await answer(school, learner, task, { answer: task.right })
    if (!answered.ok) throw new Error(answered.reason)
  }
  await untilShipped(school)
})
afterAll(() => school.close())

/** The names that the source gives to its questions. */
function listNamesInSource(): Set<string> {
  const paths = readdirSync(join(PROJECT, 'app'), { recursive: true, encoding: 'utf8' })
  const sources = paths
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('generated'))
    .map((path) => readFileSync(join(PROJECT, 'app', path), 'utf8'))
  return new Set(
    sources.flatMap((text) => [...text.matchAll(NAMED)].map((match) => match.groups?.['name'] ?? '')),
  )
}

const NAMED = /\.all\(\s*'(?<name>[a-z][a-z-]*)'/g

/** Runs the command as production does, on some data folder. */
async function explain(dataDir: string, ...args: string[]) {
  const settings = { DATA_DIR: dataDir, APP_ENV: 'test', NODE_ENV: 'test', TURSO_DATABASE_URL: '' } as const
  return promisify(execFile)(process.execPath, ['build/node/db-explain.js', ...args], {
    cwd: PROJECT,
    env: { PATH: process.env['PATH'], ...settings },
  })
}

describe('the catalogue of questions', () => {
  it('reaches every question that the source gives a name to', async () => {
    const reached = new Set((await listQuestions(school.path)).map(({ name }) => name))
    const named = listNamesInSource()
    expect(named.size).toBeGreaterThan(40)
    expect([...named].filter((name) => !reached.has(name))).toEqual([])
    expect([...reached].filter((name) => !named.has(name))).toEqual([])
  })

  it('has the SQL that was asked, with what it was asked about', async () => {
    const course = (await listQuestions(school.path)).find(({ name }) => name === 'course')
    expect(course?.sql).toMatch(/^select .* from "Course" where "slug" = \? and "status" = \?$/)
    expect(course?.parameters).toEqual([school.course.slug, 'PUBLISHED'])
    expect(course?.rows).toBe(1)
  })

  it('has fewer of a database that holds nothing', async () => {
    const empty = await makeDataFolder()
    const names = (await listQuestions(empty.path)).map(({ name }) => name)
    await empty.remove()
    expect(names).toContain('epoch')
    expect(names).not.toContain('course')
  })
})

describe('db:explain', () => {
  it('lists all questions without a name', async () => {
    const { stdout } = await explain(school.dataDir)
    expect(stdout).toMatch(/^course-lessons +\d+\.\d\d ms {2}2 rows$/m)
  })

  it("prints a question's SQL, what it was asked about, its plan and its time", async () => {
    const { stdout } = await explain(school.dataDir, 'course')
    expect(stdout).toContain('from "Course" where "slug" = ? and "status" = ?')
    expect(stdout).toContain(`?1 = "${school.course.slug}"`)
    expect(stdout).toMatch(/SEARCH Course USING INDEX \S+ \(slug=\?/)
    expect(stdout).toMatch(/^1 rows; +\d+\.\d\d ms at first, then +\d+\.\d\d ms$/m)
  })

  it('says so when there is no such question', async () => {
    const refused = await explain(school.dataDir, 'nothing').catch((error: unknown) => error)
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no question nothing') as string,
    })
  })
})
