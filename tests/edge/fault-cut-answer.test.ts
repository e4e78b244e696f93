import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FaultProxy } from './fault-proxy.ts'
import { LearnerBrowser, type TaskRef } from './learner-browser.ts'
import { enrol, openEdgeSchool, readCourse, type EdgeSchool } from './open-edge-school.ts'
import type { SchoolNode } from './school-node.ts'
import { askPrimary, countEntries, untilShipped, untilXp } from './watch-school.ts'

let school: EdgeSchool
let node: SchoolNode
let proxy: FaultProxy
let tasks: readonly TaskRef[]
let courseId: string

beforeAll(async () => {
  // A syncer that is quiet by itself, so that what is cut is what the test is about.
  school = await openEdgeSchool(1, { SYNC_INTERVAL_SECONDS: '30' })
  const [[first], [between]] = [school.nodes, school.proxies]
  if (!first || !between) throw new Error('a node and its proxy')
  ;[node, proxy] = [first, between]
  ;({ tasks, courseId } = await readCourse(node))
})

afterAll(() => school.close())

beforeEach(async () => {
  await proxy.clear()
  await node.until((health) => health?.primary.reachable === true)
})

/** Entries that were appended together may still go in two batches, of which the second waits for the first. */
async function untilPrimaryHasSome(ids: readonly string[]): Promise<void> {
  const deadlineMs = performance.now() + 20_000
  while ((await countEntries(school.sqld, ids)).attempts === 0) {
    if (performance.now() > deadlineMs) throw new Error('the entries have not arrived')
    await sleep(20)
  }
}

describe('a primary whose answer is lost after it has committed', () => {
  it('is sent entries again, and nothing counts twice', async () => {
    const browser = new LearnerBrowser()
    await enrol(browser, node, courseId)
    await untilShipped(node)
    const entries = tasks.slice(0, 4).map((task) => browser.attempt(task))
    const ids = entries.map(({ id }) => id)
    await proxy.set({ kind: 'cut-after-request' })
    await browser.keep(node, entries)
    await untilPrimaryHasSome(ids)
    expect((await node.findHealth())?.journal.pending).toBe(4)
    expect(await browser.readXp(node)).toBe(40)
    await proxy.clear()
    await untilShipped(node)
    expect(await countEntries(school.sqld, ids)).toEqual({ entries: 4, attempts: 4 })
    await untilXp(browser, node, 40)
    expect((await node.findHealth())?.journal.parked).toBe(0)
  })

  it('makes an account once, and the ledger tells that it did', async () => {
    // The cut is over with the first answer; another question may have been just ahead, but not every time.
    const emails = ['a', 'b', 'c', 'd'].map((name) => `${name}@example.com`)
    const answers: [number, string | null][] = []
    for (const email of emails) {
      await proxy.set({ kind: 'cut-after-request', times: 1 })
      const form = { name: 'Once', email, password: 'a long enough one' }
      const { status, headers } = await new LearnerBrowser().submit(node, '/signup', form)
      answers.push([status, headers.get('location')])
      await proxy.clear()
    }
    expect(answers).toEqual(emails.map(() => [302, '/courses']))
    const made = await askPrimary(school.sqld, `SELECT email FROM User WHERE name = 'Once' ORDER BY email`)
    expect(made).toEqual(emails.map((email) => ({ email })))
  })
})
