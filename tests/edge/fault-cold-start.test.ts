import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FaultProxy } from './fault-proxy.ts'
import type { Fault } from './fault.ts'
import { LearnerBrowser, type TaskRef } from './learner-browser.ts'
import { enrol, openEdgeSchool, readCourse, type EdgeSchool } from './open-edge-school.ts'
import type { SchoolNode } from './school-node.ts'
import { countEntries, untilShipped, untilXp } from './watch-school.ts'

let school: EdgeSchool
let node: SchoolNode
let proxy: FaultProxy
let tasks: readonly TaskRef[]
let courseId: string
let browser: LearnerBrowser

beforeAll(async () => {
  school = await openEdgeSchool(1)
  const [[first], [between]] = [school.nodes, school.proxies]
  if (!first || !between) throw new Error('a node and its proxy')
  ;[node, proxy] = [first, between]
  ;({ tasks, courseId } = await readCourse(node))
})

beforeEach(async () => {
  browser = new LearnerBrowser()
  await enrol(browser, node, courseId)
  await browser.keep(node, [attempt(0)])
  await untilShipped(node)
})

afterAll(() => school.close())

function attempt(index: number) {
  const task = tasks[index]
  if (!task) throw new Error('the course has twenty tasks')
  return browser.attempt(task)
}

async function startCutOff(fault: Fault) {
  await proxy.set(fault)
  await node.start()
}

const SILENT = { kind: 'black-hole' } as const
const FAULTS = [['refuses'], ['is silent']] as const
const faultOf = (name: 'refuses' | 'is silent'): Fault => (name === 'refuses' ? { kind: 'refuse' } : SILENT)

describe('a node that starts while its primary is away', () => {
  it.each(FAULTS)('serves the copy it has and keeps entries when the primary %s', async (name) => {
    await node.kill()
    await startCutOff(faultOf(name))
    const startedMs = performance.now()
    const page = await browser.get(node, '/courses/garden')
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Soil')])
    expect(performance.now() - startedMs).toBeLessThan(2_000)
    expect(await browser.readXp(node)).toBe(10)
    const kept = attempt(1)
    await browser.keep(node, [kept])
    expect(await browser.readXp(node)).toBe(20)
    await node.until((health) => health?.status === 'degraded')
    expect((await fetch(`${node.origin}/health`)).status).toBe(200)
    expect(node.output()).not.toContain('The school is complete')
    await proxy.clear()
    await untilShipped(node)
    expect(await countEntries(school.sqld, [kept.id])).toEqual({ entries: 1, attempts: 1 })
    await untilXp(browser, node, 20)
  })

  it.each(FAULTS)(
    'has no copy, says so, and keeps entries all the same when the primary %s',
    async (name) => {
      await node.kill()
      await rm(join(node.dataDir, 'replica'), { recursive: true })
      await startCutOff(faultOf(name))
      const health = await fetch(`${node.origin}/health`)
      expect([health.status, await health.json()]).toMatchObject([503, { status: 'unavailable' }])
      const page = await browser.get(node, '/courses')
      expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5'])
      expect(await page.text()).toContain('still fetching its lessons')
      const kept = [attempt(1), attempt(2)]
      const answers = await browser.keep(node, kept)
      expect(answers).toMatchObject([
        { saved: 'server', verdict: null },
        { saved: 'server', verdict: null },
      ])
      await proxy.clear()
      await node.ready()
      await untilShipped(node)
      const ids = kept.map(({ id }) => id)
      expect(await countEntries(school.sqld, ids)).toEqual({ entries: 2, attempts: 2 })
      await untilXp(browser, node, 30)
      expect(await browser.keep(node, kept)).toMatchObject([
        { saved: 'safe', verdict: { isCorrect: true, xpEarned: 10 } },
        { saved: 'safe', verdict: { isCorrect: true, xpEarned: 10 } },
      ])
      await untilXp(browser, node, 30)
    },
  )
})

describe('a node that is told to end while entries wait for a primary that is away', () => {
  it.each(FAULTS)(
    'ends in order within ten seconds, and ships them later, when the primary %s',
    async (name) => {
      await proxy.set(faultOf(name))
      const kept = [attempt(1), attempt(2)]
      await browser.keep(node, kept)
      const startedMs = performance.now()
      expect(await node.terminate()).toBe(0)
      expect(performance.now() - startedMs).toBeLessThan(10_000)
      await proxy.clear()
      await node.start()
      await untilShipped(node)
      const ids = kept.map(({ id }) => id)
      expect(await countEntries(school.sqld, ids)).toEqual({ entries: 2, attempts: 2 })
      await untilXp(browser, node, 30)
    },
  )
})
