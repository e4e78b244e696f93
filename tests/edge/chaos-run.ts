import { mkdir, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { DEMO_EMAILS } from '#prisma/seed.ts'
import { findDivergence } from './chaos-convergence.ts'
import { readNode, readPrimary, type EndState } from './chaos-end-state.ts'
import { ChaosKills, type Victim } from './chaos-kills.ts'
import { ChaosLearner, type Subject } from './chaos-learner.ts'
import { findLedgerFaults } from './chaos-ledger.ts'
import { findStuck } from './chaos-liveness.ts'
import { ChaosLog } from './chaos-log.ts'
import { disturb } from './chaos-network.ts'
import { findPhantoms } from './chaos-no-phantom.ts'
import { randomOf, type Random } from './chaos-random.ts'
import { findRefusedWork } from './chaos-refused-work.ts'
import { findBrokenReads } from './chaos-session-reads.ts'
import { findLost } from './chaos-set-full.ts'
import { describeRun } from './chaos-summary.ts'
import { findCountedTwice } from './chaos-unique-ids.ts'
import { openEdgeSchool, readCourse, type EdgeSchool } from './open-edge-school.ts'

/** What a run is made of. */
export interface ChaosPlan {
  /** Of every choice; what the machine makes of them differs each time. */
  readonly seed: number
  readonly kills: number
  /** After so long no more are killed, in milliseconds. */
  readonly limitMs: number
}

/** What came of a run. */
export interface ChaosResult {
  /** One line. */
  readonly summary: string
  readonly killed: Readonly<Record<Victim, number>>
  /** Every promise that was broken, in words. */
  readonly violations: readonly string[]
}

/**
 * Lets learners work on three nodes while processes are killed and the network fails; then leaves everything alone, and
 * checks what was promised against all that was said.
 */
export async function runChaos({ seed, kills, limitMs }: ChaosPlan): Promise<ChaosResult> {
  const begunAtMs = performance.now()
  const school = await openEdgeSchool(NODES)
  try {
    const random = randomOf(seed)
    const [log, killing] = [new ChaosLog(), new ChaosKills(school, random.fork('kills'))]
    const subject = await readSubject(school)
    const learners = Array.from({ length: LEARNERS }, (_, index) => {
      const parts = { sites: school.nodes, subject, log, nowMs: () => performance.now() - begunAtMs }
      return new ChaosLearner({ ...parts, name: `learner-${index}`, random: random.fork(`learner ${index}`) })
    })
    const faults = await rage({ school, random, killing, learners, kills, limitMs })
    const quietAtMs = performance.now()
    const end = await settle({ school, killing, learners })
    const settledMs = performance.now() - quietAtMs
    const violations = check(log, end)
    if (violations.length > 0) await keepLog(seed, { violations, operations: log.operations })
    const figures = { seed, killed: killing.killed, faults, tookMs: performance.now() - begunAtMs, settledMs }
    const summary = describeRun(log.operations, figures, violations.length)
    return { summary, killed: killing.killed, violations }
  } finally {
    await school.close()
  }
}

interface Raging {
  readonly school: EdgeSchool
  readonly random: Random
  readonly killing: ChaosKills
  readonly learners: readonly ChaosLearner[]
  readonly kills: number
  readonly limitMs: number
}

/** @returns how many faults the network had */
async function rage({ school, random, killing, learners, kills, limitMs }: Raging): Promise<number> {
  const over = new AbortController()
  const isOver = () => over.signal.aborted
  const timing = { longestMs: kills > 100 ? 13_000 : 4_000, isOver }
  const working = learners.map(async (learner, index) => {
    const pauses = random.fork(`pauses ${index}`)
    while (!isOver()) {
      await learner.step()
      await sleep(pauses.between(20, 250))
    }
  })
  const disturbing = school.proxies.map((proxy, index) =>
    disturb(proxy, random.fork(`network ${index}`), timing),
  )
  try {
    await killing.run(kills, limitMs)
  } finally {
    over.abort()
    await Promise.all(working)
  }
  const faults = await Promise.all(disturbing)
  return faults.reduce((sum, one) => sum + one, 0)
}

/** Nothing fails any more: within a minute everything has to be where it belongs. */
async function settle({
  school,
  killing,
  learners,
}: Pick<Raging, 'school' | 'killing' | 'learners'>): Promise<EndState> {
  const deadlineMs = performance.now() + SETTLING_MS
  await killing.settled()
  for (;;) {
    await Promise.all(learners.map((learner) => learner.hand()))
    const unsent = learners.reduce((sum, learner) => sum + learner.unsent, 0)
    const primary = await readPrimary(school.sqld)
    const nodes = await Promise.all(school.nodes.map((node, index) => readNode(node, `node ${index}`)))
    const end = { primary, nodes, unsent, mishaps: killing.mishaps }
    const isSettled = unsent === 0 && findStuck(end).length === 0 && findDivergence(end).length === 0
    if (isSettled || performance.now() > deadlineMs) return end
    await sleep(300)
  }
}

function check({ operations }: ChaosLog, end: EndState): string[] {
  return [
    ...findLost(operations, end),
    ...findCountedTwice(end),
    ...findPhantoms(operations, end, new Set(DEMO_EMAILS)),
    ...findBrokenReads(operations),
    ...findRefusedWork(operations),
    ...findDivergence(end),
    ...findStuck(end),
    ...findLedgerFaults(end),
  ]
}

/** What was said in a run that broke a promise, for whoever looks into it. */
async function keepLog(seed: number, content: unknown): Promise<void> {
  await mkdir('test-results', { recursive: true })
  await writeFile(`test-results/chaos-${seed}.json`, JSON.stringify(content, null, 1))
}

async function readSubject({ nodes: [node] }: EdgeSchool): Promise<Subject> {
  if (!node) throw new Error('a school has nodes')
  const course = await readCourse(node)
  const lessons = await node.query<Subject['lessons'][number]>(
    'SELECT id AS lessonId, currentRevisionId AS revisionId FROM Lesson ORDER BY slug',
  )
  return { ...course, lessons }
}

const NODES = 3
const LEARNERS = 6
const SETTLING_MS = 60_000
