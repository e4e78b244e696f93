import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ulid } from 'ulid'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { Connection } from '#app/data/connection.server.ts'
import { openLocalPrimary } from '#app/data/local-primary.server.ts'
import type { Primary } from '#app/data/primary.ts'
import type { Reader } from '#app/data/reader.ts'
import { openReplica } from '#app/data/replica.server.ts'
import { checkContent } from '#app/features/content/check-content.server.ts'
import { describeFinding } from '#app/features/content/load/checking/finding.ts'
import { describeContentProblem } from '#app/features/content/load/content-problem.ts'
import { listSyncProblems, type SyncSummary } from '#app/features/content/load/sync-summary.ts'
import { syncContent } from '#app/features/content/sync-content.server.ts'
import { childProcessEntry } from '#app/server/process-entry.ts'
import { startSqlRunner, type SqlRunner } from '#app/server/sql-runner.ts'
import { writeMigratedDatabase } from './migrated-database.ts'

/** A database and a folder of content, both of their own. */
export interface School {
  /** Holds the courses' folders. */
  readonly contentDir: string
  /** Writes files below the content folder, by path; null deletes. */
  write(files: Readonly<Record<string, string | Uint8Array | null>>): Promise<void>
  read(file: string): Promise<string>
  move(from: string, to: string): Promise<void>
  sync(options?: { readonly contentDir?: string; readonly primary?: Primary }): Promise<Synced>
  /** What the check says of the content, with paths below the content folder. */
  check(): Promise<readonly string[]>
  /** Rows as objects. */
  query<Row>(sql: string): Row[]
  run(sql: string): void
  /** The primary itself, for a test that comes between. */
  readonly primary: Primary
  /** What pages read from. */
  readonly reader: Reader
  close(): Promise<void>
}

/** A sync, looked at from outside. */
export interface Synced {
  readonly summary: SyncSummary
  /** `added changed unchanged retired failed` of each kind that has any. */
  readonly counts: Readonly<Record<string, string>>
  /** As they are printed, with paths below the content folder. */
  readonly problems: readonly string[]
  readonly statements: number
  readonly sqlRuns: number
}

/**
 * Gives every test of a file a school of its own; they share the processes that run SQL.
 *
 * @param files what the content folder holds at first
 */
export function useSchool(files: Readonly<Record<string, string>> = {}): () => School {
  let runner: SqlRunner | undefined
  let school: School | undefined
  beforeAll(() => {
    const { path, execArgv } = childProcessEntry('sql-runner-process')
    runner = startSqlRunner({ processPath: path, execArgv, timeLimitMs: 10_000 })
  })
  afterAll(() => runner?.close())
  beforeEach(async () => {
    if (!runner) throw new Error('no runner')
    school = await openSchool(runner)
    await school.write(files)
  })
  afterEach(() => school?.close())
  return () => {
    if (!school) throw new Error('no school outside a test')
    return school
  }
}

async function openSchool(runner: SqlRunner): Promise<School> {
  const folder = await mkdtemp(join(tmpdir(), 'hedgeschool-content-'))
  const contentDir = join(folder, 'content')
  await mkdir(contentDir)
  const path = join(folder, 'app.db')
  await writeMigratedDatabase(path)
  const primary = openLocalPrimary(path, { nowMs: Date.now, newId: ulid })
  const replica = openReplica(path)
  const connection = Connection.openWritable(path)
  let sqlRuns = 0
  return {
    contentDir,
    primary,
    reader: replica,
    write: async (files) => {
      for (const [file, text] of Object.entries(files)) await put(join(contentDir, file), text)
    },
    read: (file) => readFile(join(contentDir, file), 'utf8'),
    move: (from, to) => rename(join(contentDir, from), join(contentDir, to)),
    async sync(options = {}) {
      let statements = 0
      sqlRuns = 0
      const target = options.primary ?? primary
      const counted: Primary = {
        commit(given, audit) {
          statements += given.length
          return target.commit(given, audit)
        },
      }
      const dir = options.contentDir ?? contentDir
      const summary = await syncContent(counted, replica, {
        contentDir: dir,
        runSql: (run) => {
          sqlRuns += 1
          return runner.run(run)
        },
        nowMs: Date.now,
        newId: ulid,
      })
      const problems = listSyncProblems(summary).map((problem) =>
        describeContentProblem(problem).replace(`${dir}/`, ''),
      )
      return { summary, counts: countsOf(summary), problems, statements, sqlRuns }
    },
    async check() {
      const findings = await checkContent({ contentDir, only: null, runSql: (run) => runner.run(run) })
      return (findings ?? []).map((finding) => describeFinding(finding).replaceAll(`${contentDir}/`, ''))
    },
    query: (sql) => connection.all(sql),
    run: (sql) => connection.run(sql),
    async close() {
      connection.close()
      await replica.close()
      primary.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A row of a table of mistakes: what is wrong, what is written over the small course, and what is then reported. */
export type Malformed = readonly [
  what: string,
  files: Readonly<Record<string, string | Uint8Array | null>>,
  problems: readonly string[],
]

/** A small course, `gardening`, of two modules, three lessons and five tasks, with a topic and a dataset. */
export const GARDENING: Readonly<Record<string, string>> = {
  'gardening/course.md': page(
    { title: 'Gardening', description: 'How to.', difficulty: 'BEGINNER' },
    'Welcome.',
  ),
  'gardening/config.json': topic('gardening'),
  'gardening/datasets/beds.sql':
    "CREATE TABLE bed (id INTEGER, name TEXT);\nINSERT INTO bed VALUES (1, 'north'), (2, 'south');\n",
  'gardening/01-soil/module.md': page({ title: 'Soil', description: 'What it is.' }, ''),
  'gardening/01-soil/01-clay.md': page({ title: 'Clay', minutes: 5 }, '## Clay\n\nIt is heavy.'),
  'gardening/01-soil/01-clay.tasks.yaml': [choice('what-clay-is'), count('how-many')].join(''),
  'gardening/01-soil/02-sand.md': page({ title: 'Sand', minutes: 7 }, 'It is light.'),
  'gardening/02-seed/module.md': page({ title: 'Seed', description: 'What it does.' }, 'About **seed**.'),
  'gardening/02-seed/01-beds.md': page({ title: 'Beds', minutes: 9 }, 'They are in a table.'),
  'gardening/02-seed/01-beds.tasks.yaml': [
    select('all-beds'),
    select('same-again'),
    choice('which-bed'),
  ].join(''),
}

/** Markdown with front matter. */
export function page(fields: Readonly<Record<string, unknown>>, body: string): string {
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
  return `---\n${lines.join('')}---\n\n${body}\n`
}

/** A `config.json`. */
export function topic(slug: string, change: Readonly<Record<string, unknown>> = {}): string {
  const config = {
    topicSlug: slug,
    topicTitle: slug,
    category: 'garden',
    description: 'Growing things.',
    difficulty: 'BEGINNER',
    maxXp: 1000,
    baseTaskXp: 10,
    dailyFullTasks: 10,
    dailyHalfTasks: 10,
    multiplierFull: 1,
    multiplierHalf: 0.5,
    multiplierLow: 0.1,
    multiplierEarly: 0.25,
    levelThresholds: [0, 50, 120],
    dailyXpDecay: 0.01,
    minXpPercent: 0.5,
    reviewIntervals: [1, 3, 7],
    tags: ['garden'],
    scheduler: 'stages',
    desiredRetention: 0.9,
    ...change,
  }
  return `${JSON.stringify(config, null, 2)}\n`
}

/** A single-choice task; the words around it can be chosen. */
export function choice(id: string, { prompt = 'Which?', kind = '' } = {}): string {
  return `- id: ${id}
  type: single-choice
${kind && `  kind: ${kind}\n`}  prompt: ${prompt}
  choices:
    - text: This
      correct: true
      explanation: Yes.
    - text: That
      explanation: No.
  right: Quite so.
  wrong: Think again.
`
}

/** A number task. */
export function count(id: string, answer: number | string = 3): string {
  return `- id: ${id}
  type: number
  prompt: How many?
  answer: ${answer}
  right: Quite so.
  wrong: Count again.
`
}

/** An SQL task on the dataset `beds.sql`. */
export function select(id: string, solution = 'SELECT name FROM bed'): string {
  return `- id: ${id}
  type: sql
  dataset: beds.sql
  prompt: Name the beds.
  solution: ${solution}
  mistakes:
    - query: SELECT id FROM bed
      explanation: These are the ids.
  right: Quite so.
  wrong: Look again.
`
}

async function put(path: string, text: string | Uint8Array | null): Promise<void> {
  if (text === null) return rm(path, { recursive: true, force: true })
  await mkdir(dirname(path), { recursive: true })
  return writeFile(path, text)
}

function countsOf(summary: SyncSummary): Record<string, string> {
  const counts = Object.entries(summary).map(([kind, { added, changed, unchanged, retired, failed }]) => {
    const files = new Set(failed.map(({ file }) => file)).size
    return [kind, [added, changed, unchanged, retired, files].join(' ')] as const
  })
  return Object.fromEntries(counts.filter(([, numbers]) => numbers !== '0 0 0 0 0'))
}
