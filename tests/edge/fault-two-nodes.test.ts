import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FaultProxy } from './fault-proxy.ts'
import { LearnerBrowser, type TaskRef } from './learner-browser.ts'
import { enrol, openEdgeSchool, readCourse, type EdgeSchool } from './open-edge-school.ts'
import type { SchoolNode } from './school-node.ts'
import { askPrimary, countEntries, untilShipped, untilXp } from './watch-school.ts'

let school: EdgeSchool
let here: SchoolNode
let there: SchoolNode
let beforeThere: FaultProxy
let tasks: readonly TaskRef[]
let courseId: string

beforeAll(async () => {
  school = await openEdgeSchool(2)
  const [[first, second], [, between]] = [school.nodes, school.proxies]
  if (!first || !second || !between) throw new Error('two nodes')
  ;[here, there, beforeThere] = [first, second, between]
  ;({ tasks, courseId } = await readCourse(here))
})

afterAll(() => school.close())

describe('a learner whose requests go to two nodes at the same time', () => {
  it('has everything counted once, with the same points on both', async () => {
    const browser = new LearnerBrowser()
    await enrol(browser, here, courseId)
    await untilXp(browser, there, 0)
    const entries = tasks.map((task) => browser.attempt(task))
    await Promise.all(
      entries.map(async (entry, index) => {
        await sleep(index * 60)
        await browser.keep(index % 2 === 0 ? here : there, [entry])
      }),
    )
    // As a browser does that has not heard of its answers.
    await Promise.all([browser.keep(there, entries), browser.keep(here, entries)])
    await Promise.all([untilShipped(here), untilShipped(there)])
    const ids = entries.map(({ id }) => id)
    expect(await countEntries(school.sqld, ids)).toEqual({ entries: 20, attempts: 20 })
    const sums = 'SELECT sum(xpEarned) AS xp, count(*) AS attempts FROM UserTaskAttempt'
    const [inPrimary] = await askPrimary<{ xp: number; attempts: number }>(school.sqld, sums)
    expect(inPrimary).toEqual({ xp: 200, attempts: 20 })
    await untilXp(browser, here, 200)
    await untilXp(browser, there, 200)
    const derived = 'SELECT * FROM UserTopicXp ORDER BY id'
    await there.until(
      async () => JSON.stringify(await there.query(derived)) === JSON.stringify(await here.query(derived)),
    )
    expect(await here.findHealth()).toMatchObject({ journal: { pending: 0, parked: 0 } })
    expect(await there.findHealth()).toMatchObject({ journal: { pending: 0, parked: 0 } })
  })
})

describe('a session that is ended on one node', () => {
  it('is over on the other within five seconds', async () => {
    const browser = new LearnerBrowser()
    const stolen = toCookie(await browser.signUp(here))
    await untilSeen(there, stolen)
    expect((await browser.submit(here, '/logout', {})).status).toBe(302)
    const endedMs = performance.now()
    while ((await dashboard(there, stolen)).status === 200) await sleep(50)
    expect(performance.now() - endedMs).toBeLessThan(5_000)
    expect((await dashboard(here, stolen)).status).toBe(302)
  })

  it('is still good for learning on one that is cut off, until it is not cut off any more', async () => {
    const browser = new LearnerBrowser()
    const stolen = toCookie(await browser.signUp(here))
    const enrolment = browser.enrolment(courseId)
    await browser.keep(here, [enrolment])
    await untilSeen(there, stolen)
    await there.until(
      async () => (await there.query(`SELECT id FROM Entry WHERE id = '${enrolment.id}'`)).length === 1,
    )
    await beforeThere.set({ kind: 'black-hole' })
    await browser.submit(here, '/logout', {})
    await sleep(1_000)
    expect((await dashboard(there, stolen)).status).toBe(200)
    const [task] = tasks
    if (!task) throw new Error('the course has tasks')
    const entry = browser.attempt(task)
    const kept = await fetch(`${there.origin}/journal`, {
      method: 'POST',
      body: JSON.stringify({ entries: [entry] }),
      headers: { Cookie: stolen, Origin: there.origin, 'Content-Type': 'application/json' },
    })
    expect([kept.status, await kept.json()]).toMatchObject([200, { results: [{ status: 'kept' }] }])
    await beforeThere.clear()
    await there.until(async () => (await dashboard(there, stolen)).status === 302)
    await untilShipped(there)
    expect(await countEntries(school.sqld, [entry.id])).toEqual({ entries: 1, attempts: 1 })
  })
})

/** The session as whoever has copied it would send it; nothing of what the browser wrote last. */
function toCookie(response: Response): string {
  const pairs = response.headers.getSetCookie().map((header) => header.split(';')[0] ?? '')
  return pairs.join('; ')
}

function dashboard({ origin }: SchoolNode, cookie: string): Promise<Response> {
  return fetch(`${origin}/dashboard`, { redirect: 'manual', headers: { Cookie: cookie } })
}

async function untilSeen(node: SchoolNode, cookie: string): Promise<void> {
  await node.until(async () => (await dashboard(node, cookie)).status === 200)
}
