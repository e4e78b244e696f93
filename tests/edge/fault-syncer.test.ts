import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LearnerBrowser } from './learner-browser.ts'
import { openEdgeSchool, type EdgeSchool } from './open-edge-school.ts'
import type { SchoolNode } from './school-node.ts'
import { askPrimary, listBadPages, watchPages } from './watch-school.ts'

const run = promisify(execFile)

let school: EdgeSchool
let node: SchoolNode

beforeAll(async () => {
  school = await openEdgeSchool(1)
  const [first] = school.nodes
  if (!first) throw new Error('a node')
  node = first
})

afterAll(() => school.close())

/** The syncers that the node has as children; one, or none between two. */
async function listSyncers(): Promise<number[]> {
  const { stdout } = await run('ps', ['-o', 'pid=,ppid=,args=', '-e'])
  const lines = stdout.split('\n').map((line) => line.trim().split(/\s+/))
  return lines
    .filter(([, parent, ...args]) => parent === String(node.pid) && args.join(' ').includes('syncer-process'))
    .map(([pid]) => Number(pid))
}

async function theSyncer(): Promise<number> {
  const [pid] = await listSyncers()
  if (pid === undefined) throw new Error('the node has a syncer')
  return pid
}

/** Asks for the node's health, again and again, until it has another syncer that follows the primary. */
async function untilReplaced(pid: number, key: string): Promise<{ tookMs: number; answersMs: number[] }> {
  const startedMs = performance.now()
  const answersMs: number[] = []
  const isFollowed = async () =>
    (await node.query(`SELECT key FROM FeatureFlag WHERE key = '${key}'`)).length === 1
  while ((await listSyncers()).every((one) => one === pid) || !(await isFollowed())) {
    if (performance.now() - startedMs > 40_000) throw new Error('it was not replaced')
    for (let count = 0; count < 3; count += 1) {
      const askedMs = performance.now()
      await (await fetch(`${node.origin}/health`)).text()
      answersMs.push(performance.now() - askedMs)
      await sleep(30)
    }
  }
  return { tookMs: performance.now() - startedMs, answersMs }
}

/** Single ones may fall on a moment in which another process has the machine. */
function usual(answersMs: readonly number[]): number {
  return answersMs.toSorted((a, b) => a - b)[Math.floor(answersMs.length / 2)] ?? Infinity
}

function writeFlag(key: string) {
  const now = new Date().toISOString()
  const sql = `INSERT INTO FeatureFlag (id, key, createdAt, updatedAt) VALUES ('${key}', '${key}', ?, ?)`
  return askPrimary(school.sqld, { sql, args: [now, now] })
}

describe('a syncer', () => {
  it.each([
    ['is killed', 'SIGKILL', 5_000],
    ['hangs', 'SIGSTOP', 16_000],
  ] as const)('that %s is replaced, and pages do not notice', async (name, signal, mostMs) => {
    const pages = watchPages(new LearnerBrowser(), node, ['/courses', '/courses/garden'])
    const pid = await theSyncer()
    process.kill(pid, signal)
    await writeFlag(name)
    const { tookMs, answersMs } = await untilReplaced(pid, name)
    expect(tookMs).toBeLessThan(mostMs)
    expect(usual(answersMs)).toBeLessThan(100)
    expect(Math.max(...answersMs)).toBeLessThan(1_000)
    expect(listBadPages(await pages.stop())).toEqual([])
    expect(await listSyncers()).toHaveLength(1)
    expect(node.output()).toContain('the syncer was replaced')
    await node.until((health) => health?.status === 'ok')
  })
})
