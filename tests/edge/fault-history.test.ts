import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LearnerBrowser, type TaskRef } from './learner-browser.ts'
import { enrol, openEdgeSchool, readCourse, type EdgeSchool } from './open-edge-school.ts'
import { queryFile, type SchoolNode } from './school-node.ts'
import { askPrimary, countEntries, listBadPages, untilShipped, untilXp, watchPages } from './watch-school.ts'

let school: EdgeSchool
let here: SchoolNode
let there: SchoolNode
let tasks: readonly TaskRef[]
let courseId: string
let browser: LearnerBrowser
let folder: string

/** A learner who has done one task when the primary is copied, and two more since. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hedgeschool-copies-'))
  // Slow enough that something is done before the nodes have looked.
  school ??= await openEdgeSchool(2, { SYNC_INTERVAL_SECONDS: '5' })
  const [first, second] = school.nodes
  if (!first || !second) throw new Error('two nodes')
  ;[here, there] = [first, second]
  ;({ tasks, courseId } = await readCourse(here))
  browser = new LearnerBrowser()
  await enrol(browser, here, courseId)
  await browser.keep(here, [attempt(0)])
  await untilShipped(here)
  await untilXp(browser, there, 10)
  await school.sqld.copyTo(join(folder, 'copy'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

afterAll(() => school.close())

function attempt(index: number) {
  const task = tasks[index]
  if (!task) throw new Error('the course has twenty tasks')
  return browser.attempt(task)
}

const lineage = async (node: SchoolNode) => (await node.replicaPath()).split('/').at(-2)

async function untilAnotherCopy(node: SchoolNode, before: string | undefined): Promise<void> {
  await node.until(
    async (health) => health?.replica.alarm === null && (await lineage(node)) !== before,
    60_000,
  )
  expect(node.output()).toContain('the primary has another history')
}

function signUp(node: SchoolNode, email: string): Promise<Response> {
  const form = { name: 'Between', email, password: 'a long enough one' }
  return new LearnerBrowser().submit(node, '/signup', form)
}

describe('a primary that was restored to an older copy', () => {
  it('is found; both nodes build their copies anew, and whatever was acknowledged is there once', async () => {
    const [mine, theirs] = [attempt(1), attempt(2)]
    await browser.keep(here, [mine])
    await browser.keep(there, [theirs])
    await Promise.all([untilShipped(here), untilShipped(there)])
    await Promise.all([untilXp(browser, here, 30), untilXp(browser, there, 30)])
    const before = [await lineage(here), await lineage(there)]
    await school.sqld.restoreFrom(join(folder, 'copy'))
    const pages = [watchPages(browser, here), watchPages(browser, there)]
    await Promise.all([untilAnotherCopy(here, before[0]), untilAnotherCopy(there, before[1])])
    await Promise.all([untilShipped(here), untilShipped(there)])
    const seen = await Promise.all(pages.map((watch) => watch.stop()))
    expect(seen.flatMap(listBadPages)).toEqual([])
    const ids = [mine.id, theirs.id]
    // A moment passes between a new copy and the kept entries being offered again.
    await here.until(async () => (await countEntries(school.sqld, ids)).entries === 2)
    expect(await countEntries(school.sqld, ids)).toEqual({ entries: 2, attempts: 2 })
    await Promise.all([untilXp(browser, here, 30), untilXp(browser, there, 30)])
    expect((await here.findHealth())?.journal.parked).toBe(0)
  })

  it('does not take a sign-up that was made for the history before: it is refused, not lost', async () => {
    await browser.keep(here, [attempt(3)])
    await untilShipped(here)
    await school.sqld.restoreFrom(join(folder, 'copy'))
    const email = `between-${Date.now()}@example.com`
    let answer = await signUp(here, email)
    while (answer.status === 503) {
      expect(await answer.text()).toContain('What you typed is still here')
      expect(await askPrimary(school.sqld, `SELECT id FROM User WHERE email = '${email}'`)).toEqual([])
      answer = await signUp(here, email)
    }
    expect(answer.status).toBe(302)
    await Promise.all([untilShipped(here), untilShipped(there)])
    expect(await askPrimary(school.sqld, `SELECT email FROM User WHERE email = '${email}'`)).toHaveLength(1)
  })

  it('and written on past the copy of a node that was away: none of the lost rows stays there', async () => {
    const [, between] = school.proxies
    const lost = `lost-${Date.now()}`
    await askPrimary(school.sqld, insertFlag(lost))
    const kept = attempt(4)
    await browser.keep(there, [kept])
    await untilShipped(there)
    await there.until(async () => (await listFlags(there)).includes(lost))
    const before = await lineage(there)
    await between?.set({ kind: 'refuse' })
    await school.sqld.restoreFrom(join(folder, 'copy'))
    const onward = [attempt(5), attempt(6), attempt(7)]
    await here.until(async () => (await browser.send(here, onward)).status === 200)
    await untilShipped(here)
    for (let count = 0; count < 60; count += 1) {
      await askPrimary(school.sqld, insertFlag(`${lost}-after-${count}`))
    }
    const cutOff = attempt(8)
    await browser.keep(there, [cutOff])
    await between?.clear()
    await untilAnotherCopy(there, before)
    await Promise.all([untilShipped(here), untilShipped(there)])
    const ids = [kept, ...onward, cutOff].map(({ id }) => id)
    await there.until(async () => (await countEntries(school.sqld, ids)).entries === 5)
    expect(await countEntries(school.sqld, ids)).toEqual({ entries: 5, attempts: 5 })
    await there.until(async () => (await listFlags(there)).includes(`${lost}-after-59`))
    expect(await listFlags(there)).not.toContain(lost)
    await Promise.all([untilXp(browser, here, 60), untilXp(browser, there, 60)])
  })
})

const listFlags = async (node: SchoolNode) =>
  (await node.query<{ key: string }>('SELECT key FROM FeatureFlag')).map(({ key }) => key)

function insertFlag(key: string) {
  const now = new Date().toISOString()
  return {
    sql: `INSERT INTO FeatureFlag (id, key, createdAt, updatedAt) VALUES (?, ?, '${now}', '${now}')`,
    args: [key, key],
  }
}

// The last: the school is another one afterwards.
describe('a primary that was wiped', () => {
  it('is found; nodes show what they have until one of them is restarted, and then the school begins anew', async () => {
    // Whoever still prepares the release would begin the school anew at once.
    for (const node of [here, there]) await node.until(() => node.output().includes('The school is complete'))
    const before = await lineage(there)
    const last = attempt(9)
    await browser.keep(here, [last])
    await untilShipped(here)
    await school.sqld.wipe()
    const pages = [watchPages(browser, here), watchPages(browser, there)]
    await here.until((health) => health?.replica.alarm === 'foreign-history')
    await there.until((health) => health?.replica.alarm === 'foreign-history')
    expect((await signUp(here, 'wiped@example.com')).status).toBe(503)
    const meanwhile = attempt(10)
    await browser.keep(there, [meanwhile])
    const seen = await Promise.all(pages.map((watch) => watch.stop()))
    expect(seen.flatMap(listBadPages)).toEqual([])
    await here.terminate()
    await here.start()
    await here.until(() => here.output().includes('The school is complete'), 60_000)
    await untilAnotherCopy(there, before)
    await Promise.all([here.ready(), there.ready()])
    expect((await signUp(there, 'anew@example.com')).status).toBe(302)
    // Their account is gone, and so are the tasks: it cannot count, but it is kept.
    expect(listKept(here)).toContain(last.id)
    expect(listKept(there)).toContain(meanwhile.id)
  })
})

function listKept({ dataDir }: SchoolNode): string[] {
  return queryFile<{ id: string }>(join(dataDir, 'journal.db'), 'SELECT id FROM Kept').map(({ id }) => id)
}
