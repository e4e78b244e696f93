import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FaultProxy } from './fault-proxy.ts'
import type { Fault } from './fault.ts'
import { LearnerBrowser, type TaskRef } from './learner-browser.ts'
import { enrol, openEdgeSchool, readCourse, type EdgeSchool } from './open-edge-school.ts'
import type { SchoolNode } from './school-node.ts'
import { askPrimary, countEntries, listBadPages, untilShipped, watchPages } from './watch-school.ts'

let school: EdgeSchool
let node: SchoolNode
let proxy: FaultProxy
let tasks: readonly TaskRef[]
const browser = new LearnerBrowser()
const keptIds: string[] = []

beforeAll(async () => {
  school = await openEdgeSchool(1)
  const [[first], [between]] = [school.nodes, school.proxies]
  if (!first || !between) throw new Error('a node and its proxy')
  ;[node, proxy] = [first, between]
  const course = await readCourse(node)
  tasks = course.tasks
  await enrol(browser, node, course.courseId)
  await untilShipped(node)
})

afterAll(() => school.close())

/** Works on for some seconds: an entry every moment, and pages all the time. */
async function learn(entries: number): Promise<string[]> {
  const pages = watchPages(browser, node)
  for (let count = 0; count < entries; count += 1) {
    const task = tasks[keptIds.length % tasks.length]
    if (!task) throw new Error('the course has twenty tasks')
    const entry = browser.attempt(task)
    await browser.keep(node, [entry])
    keptIds.push(entry.id)
    await sleep(300)
  }
  return listBadPages(await pages.stop())
}

async function signUp(email: string) {
  const startedMs = performance.now()
  const form = { name: 'Somebody New', email, password: 'a long enough one' }
  const response = await new LearnerBrowser().submit(node, '/signup', form)
  const retryAfter = Number(response.headers.get('Retry-After'))
  const text = await response.text()
  return { status: response.status, retryAfter, text, tookMs: performance.now() - startedMs }
}

const HTML = '<!doctype html><title>Sorry</title>'
const answer = (status: number, body = HTML) => ({ kind: 'answer', status, body }) as const

const FAULTS: readonly (readonly [string, Fault])[] = [
  ['is silent', { kind: 'black-hole' }],
  ['refuses', { kind: 'refuse' }],
  ['resets connections', { kind: 'reset' }],
  ['answers 429', answer(429, 'Too many requests')],
  ['answers 500', answer(500)],
  ['answers with a page of HTML', answer(200)],
]

describe('a node whose primary falls ill while it serves', () => {
  it.each(FAULTS)('shows every page and keeps every entry while the primary %s', async (name, fault) => {
    await proxy.set(fault)
    const email = `${name.replaceAll(' ', '-')}@example.com`
    const [bad, refused] = await Promise.all([learn(6), signUp(email)])
    expect(bad).toEqual([])
    expect(refused.status).toBe(503)
    expect(refused.retryAfter).toBeGreaterThan(0)
    expect(refused.tookMs).toBeLessThan(6_000)
    expect(refused.text).toContain('What you typed is still here')
    expect(refused.text).toContain(`value="${email}"`)
    expect(refused.text).not.toContain('a long enough one')
    await proxy.clear()
    await node.until((health) => health?.status === 'ok')
    const made = await askPrimary(school.sqld, `SELECT email FROM User WHERE email = '${email}'`)
    // What a silent network has held back may arrive after all; nothing else may.
    expect(made.length).toBeLessThanOrEqual(name === 'is silent' ? 1 : 0)
  })

  it('shows every page, keeps every entry and takes a sign-up while the primary needs two seconds', async () => {
    await proxy.set({ kind: 'latency', roundTripMs: 2_000 })
    const [bad, taken] = await Promise.all([learn(6), signUp('slow@example.com')])
    expect(bad).toEqual([])
    expect(taken.status).toBe(302)
    expect(taken.tookMs).toBeLessThan(6_000)
    await proxy.clear()
  })

  it('has everything in the primary once when it is well again', async () => {
    await untilShipped(node)
    const count = keptIds.length
    expect(await countEntries(school.sqld, keptIds)).toEqual({ entries: count, attempts: count })
    const { parked } = (await node.findHealth())?.journal ?? {}
    expect(parked).toBe(0)
  })
})
