import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LearnerBrowser } from './learner-browser.ts'
import { enrol, readCourse } from './open-edge-school.ts'
import { SchoolNode } from './school-node.ts'
import { writeSmallCourse } from './small-course.ts'
import { startTursoStandIn, type TursoStandIn } from './turso-stand-in.ts'
import { listBadPages, untilShipped, untilXp, watchPages } from './watch-school.ts'

const TOKEN = 'a token of the school'

let primary: TursoStandIn
let contentDir: string
let here: SchoolNode
let there: SchoolNode

beforeAll(async () => {
  contentDir = await mkdtemp(join(tmpdir(), 'hedgeschool-courses-'))
  await writeSmallCourse(contentDir)
  primary = await startTursoStandIn({ authToken: TOKEN })
  const options = { primaryUrl: primary.url, contentDir, env: { TURSO_AUTH_TOKEN: TOKEN } }
  ;[here, there] = await Promise.all([SchoolNode.start(options), SchoolNode.start(options)])
  await Promise.all([here.ready(), there.ready()])
})

afterAll(async () => {
  await Promise.all([here.stop(), there.stop()])
  await primary.stop()
  await rm(contentDir, { recursive: true, force: true })
})

describe('a school whose primary replicates by the protocol of Turso Cloud', () => {
  it('shows on one node what was done on the other, through a restart and a new generation', async () => {
    const { courseId, tasks } = await readCourse(here)
    const browser = new LearnerBrowser()
    await enrol(browser, here, courseId)
    const [first, second, third] = tasks.map((task) => browser.attempt(task))
    if (!first || !second || !third) throw new Error('three tasks')
    await browser.keep(here, [first])
    await untilXp(browser, there, 10)
    const pages = watchPages(browser, there)
    await primary.restart()
    await browser.keep(there, [second])
    await Promise.all([untilXp(browser, here, 20), untilXp(browser, there, 20)])
    await primary.newGeneration()
    await browser.keep(here, [third])
    await Promise.all([untilXp(browser, here, 30), untilXp(browser, there, 30)])
    await Promise.all([untilShipped(here), untilShipped(there)])
    expect(listBadPages(await pages.stop())).toEqual([])
    const attempts = 'SELECT id FROM UserTaskAttempt ORDER BY id'
    const ids = [first, second, third].map(({ id }) => ({ id })).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    expect(await here.query(attempts)).toEqual(ids)
    expect(await there.query(attempts)).toEqual(ids)
  })

  it('finds that it was wiped, and shows what it has', async () => {
    await primary.wipe()
    const pages = watchPages(new LearnerBrowser(), here, ['/courses', '/courses/garden'])
    await here.until((health) => health?.replica.alarm === 'foreign-history')
    expect(listBadPages(await pages.stop())).toEqual([])
  })
})
