import { mkdtemp, rm, stat } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { Connection } from '#app/data/connection.server.ts'
import { applyMigrations } from '#app/data/migrations/apply-migrations.server.ts'
import { readMigrations } from '#app/data/migrations/read-migrations.server.ts'
import { openReplica } from '#app/data/replica.server.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { MINUTE_MS } from '#app/kernel/time.ts'
import { PROJECT_DIR } from '#app/server/project.ts'
import { measureDashboard } from './bench/measure-dashboard.ts'
import { measureDueQueue, measureIncrement, measureReplay } from './bench/measure-xp-rules.ts'
import { addLearner, copyLearner, makeAnswer } from './bench/xp-learners.ts'
import { insertXpSchool, type XpTask } from './bench/xp-school.ts'

// npm run bench:xp, or npm run bench:xp -- --learners 500
// The figures of the learning core beside their aims. A benchmark, not a test: it always ends with 0.
const [loadBefore = NaN] = loadavg()
const begunMs = performance.now()
const named = process.argv.indexOf('--learners')
const learnerCount = named < 0 ? 10_000 : Number(process.argv[named + 1])

interface Figure {
  readonly what: string
  readonly measuredMs: number
  readonly aimMs: number | null
}

const dataDir = await mkdtemp(join(tmpdir(), 'hedgeschool-bench-xp-'))
try {
  tell('The rules')
  const rules = measureRules()
  const dashboards = await measureDashboards(join(dataDir, 'app.db'))
  process.stdout.write(`\n${toTable([...rules, ...dashboards])}\n\n${describeMachine()}\n`)
} finally {
  await rm(dataDir, { recursive: true, force: true })
}

function measureRules(): Figure[] {
  return [
    ...(['stages', 'fsrs'] as const).flatMap((scheduler) => [
      { what: `replay of 10,000 answers, ${scheduler}`, measuredMs: measureReplay(scheduler), aimMs: 20 },
      { what: `one answer more, ${scheduler}`, measuredMs: measureIncrement(scheduler), aimMs: 0.05 },
    ]),
    { what: 'due queue over 2,000 tasks', measuredMs: measureDueQueue(), aimMs: 2 },
  ]
}

async function measureDashboards(path: string): Promise<Figure[]> {
  const nowMs = Date.now()
  const { big, others, task } = await fillDatabase(path, nowMs)
  tell(`Dashboards; the database has ${((await stat(path)).size / 1e6).toFixed(0)} MB`)
  let pending: readonly AcceptedEntry[] = []
  const replica = openReplica(path, { listPending: () => pending })
  const someone = pickInTurn(others)
  const many = { nowMs, rounds: 5, reads: 1_000 }
  const few = { nowMs, rounds: 5, reads: 100 }
  const small = measureDashboard(replica, someone, many)
  const large = measureDashboard(replica, () => big, few)
  const author = { userId: big, deviceId: ulid(), timeZone: 'Europe/Dublin' }
  pending = [makeAnswer(author, task, 0, nowMs)]
  const unshipped = measureDashboard(replica, () => big, few)
  pending = [makeAnswer(author, task, 0, nowMs - 20 * 24 * 60 * MINUTE_MS)]
  const late = measureDashboard(replica, () => big, few)
  await replica.close()
  const name = `dashboard, one of ${learnerCount.toLocaleString('en')} learners of 100 answers`
  return [
    { what: `${name}, p50`, measuredMs: small.p50, aimMs: null },
    { what: `${name}, p99`, measuredMs: small.p99, aimMs: 5 },
    { what: 'dashboard, the learner of 10,000, p50', measuredMs: large.p50, aimMs: null },
    { what: 'dashboard, the learner of 10,000, p99', measuredMs: large.p99, aimMs: 5 },
    { what: 'the same with an answer not shipped yet, p99', measuredMs: unshipped.p99, aimMs: null },
    { what: 'the same with one of weeks ago not shipped yet, p99', measuredMs: late.p99, aimMs: null },
  ]
}

interface FilledDatabase {
  readonly big: string
  readonly others: readonly string[]
  /** One that the big learner has answered before. */
  readonly task: XpTask
}

/** A school with one learner of 10,000 answers, and many of 100 each: ten kinds of them, copied. */
async function fillDatabase(path: string, nowMs: number): Promise<FilledDatabase> {
  tell('A school, and one learner of 10,000 answers')
  const migrations = await readMigrations(join(PROJECT_DIR, 'prisma/migrations'))
  if (!migrations.ok) throw new Error('the migrations cannot be read')
  const applied = await applyMigrations({ kind: 'file', path }, migrations.value)
  if (!applied.ok) throw new Error(`the database cannot be migrated: ${applied.reason.kind}`)
  const connection = Connection.openWritable(path)
  connection.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; PRAGMA foreign_keys = OFF')
  const { courses } = insertXpSchool(connection)
  const big = addLearner(connection, courses, { attempts: 10_000, tasks: 2_000, days: 365 }, nowMs)
  tell(`${learnerCount} learners of 100 answers`)
  const others: string[] = []
  const kinds = Math.min(10, learnerCount)
  for (let kind = 0; kind < kinds; kind += 1) {
    const taken = courses.slice(kind % courses.length).slice(0, 1 + (kind % 2))
    const plan = { attempts: 100, tasks: 20 + kind * 5, days: 7 + kind * 12 }
    const original = addLearner(connection, taken, plan, nowMs)
    const copies = Math.floor((learnerCount - kinds) / kinds)
    others.push(original)
    if (copies > 0) others.push(...copyLearner(connection, original, kind * copies + 1, copies))
  }
  connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  connection.close()
  const task = courses[0]?.tasks[0]
  if (!task) throw new Error('the school has no tasks')
  return { big, others, task }
}

/** One after another, with steps so large that nobody comes twice in a round. */
function pickInTurn(userIds: readonly string[]): () => string {
  let turn = 0
  return () => {
    turn = (turn + 3_571) % userIds.length
    return userIds[turn] ?? ''
  }
}

function toTable(figures: readonly Figure[]): string {
  const lines = figures.map(({ what, measuredMs, aimMs }) => [
    what,
    inWords(measuredMs),
    aimMs === null ? '–' : `< ${inWords(aimMs)}`,
    aimMs === null ? '–' : measuredMs < aimMs ? 'yes' : '**no**',
  ])
  const head = ['what', 'measured', 'aim', 'met']
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function inWords(ms: number): string {
  if (ms < 0.1) return `${(ms * 1_000).toFixed(ms < 0.01 ? 1 : 0)} µs`
  return `${ms.toFixed(ms < 10 ? 2 : 1)} ms`
}

function tell(line: string): void {
  const seconds = ((performance.now() - begunMs) / 1_000).toFixed(0)
  process.stdout.write(`${seconds.padStart(4)} s  ${line}\n`)
}

function describeMachine(): string {
  const [loadAfter = NaN] = loadavg()
  const took = ((performance.now() - begunMs) / 1_000).toFixed(0)
  return `${availableParallelism()} cores, Node ${process.version}, load ${loadBefore.toFixed(1)} before and ${loadAfter.toFixed(1)} after, ${took} s in all.`
}
