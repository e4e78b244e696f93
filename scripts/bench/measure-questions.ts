import type { Compilable } from 'kysely'
import Database from 'libsql'
import type { Replica } from '#app/data/replica.server.ts'
import { prepare, tables, toStatement } from '#app/data/sql.ts'
import { findCurrentGeneration } from '#app/data/syncer/generation.server.ts'
import { openTasks } from '#app/features/content/list-lesson-tasks.server.ts'
import { replicaDir } from '#app/server/open-remote-data.ts'
import { spreadOf } from './spread.ts'
import type { SubjectPlace } from './subject.ts'

/** What one question costs, as a multiple of the raw statement on the same file; medians of paired blocks. */
export interface QuestionFigures {
  readonly name: string
  readonly rows: number
  readonly rawUs: number
  /** Compiled once, by `prepare`, as what is asked often is. */
  readonly prepared: number
  /** Built and compiled anew each time, as what is asked now and then is. */
  readonly builtAnew: number
  /** Prisma's form of it; null where there is none that reads the same rows in one statement. */
  readonly prisma: number | null
}

/** Asks each question in turns: raw, through `Reader.all`, and with Prisma. */
export async function measureQuestions(
  replica: Replica,
  { dataDir, facts }: SubjectPlace,
  blocks: number,
): Promise<QuestionFigures[]> {
  const path = findCurrentGeneration(replicaDir(dataDir))?.path
  if (path === undefined) throw new Error('there is no copy to ask')
  const raw = new Database(`file:${path}?mode=ro`)
  const { prisma } = replica
  const questions: Question[] = [
    {
      name: 'one learner by id',
      build: (id) => tables.selectFrom('User').select(LEARNER).where('id', '=', id),
      value: facts.learners[0]?.userId ?? '',
      askPrisma: () =>
        prisma.user.findMany({ where: { id: facts.learners[0]?.userId ?? '' }, select: LEARNER_SELECT }),
    },
    {
      name: '100 learners',
      build: (least) =>
        tables.selectFrom('User').select(LEARNER).where('id', '>', least).orderBy('id').limit(100),
      value: '0',
      askPrisma: () =>
        prisma.user.findMany({
          where: { id: { gt: '0' } },
          orderBy: { id: 'asc' },
          take: 100,
          select: LEARNER_SELECT,
        }),
    },
    {
      name: 'tasks of a lesson',
      build: (lessonId) => openTasks().where('Task.lessonId', '=', lessonId).orderBy('Task.order'),
      value: facts.lessonId,
      askPrisma: null,
    },
  ]
  const figures: QuestionFigures[] = []
  for (const question of questions) figures.push(await measureOne(replica, raw, question, blocks))
  raw.close()
  return figures
}

const LEARNER = ['id', 'name', 'email', 'role', 'timeZone', 'status'] as const
const LEARNER_SELECT = {
  id: true,
  name: true,
  email: true,
  role: true,
  timeZone: true,
  status: true,
} as const

interface Question {
  readonly name: string
  readonly build: (value: string) => Compilable<object>
  readonly value: string
  readonly askPrisma: (() => Promise<unknown>) | null
}

async function measureOne(
  replica: Replica,
  raw: Database.Database,
  { name, build, value, askPrisma }: Question,
  blocks: number,
): Promise<QuestionFigures> {
  const ask = prepare((given: { readonly value: string }) => build(given.value))
  const { sql, parameters } = toStatement(build(value))
  const statement = raw.prepare(sql)
  const rows = statement.all([...parameters]).length
  const ratios = { prepared: [0], builtAnew: [0], prisma: [0], rawUs: [0] }
  for (const list of Object.values(ratios)) list.pop()
  for (let block = -WARM_UP_BLOCKS; block < blocks; block += 1) {
    const rawMs = timeOf(() => statement.all([...parameters]))
    const preparedMs = timeOf(() => replica.all(name, ask({ value })))
    const builtAnewMs = timeOf(() => replica.all(name, build(value)))
    const prismaMs = askPrisma ? await timeOfAsync(askPrisma) : NaN
    if (block < 0) continue
    ratios.prepared.push(preparedMs / rawMs)
    ratios.builtAnew.push(builtAnewMs / rawMs)
    ratios.prisma.push(prismaMs / rawMs)
    ratios.rawUs.push((rawMs / REPEATS) * 1_000)
  }
  return {
    name,
    rows,
    rawUs: spreadOf(ratios.rawUs).p50,
    prepared: spreadOf(ratios.prepared).p50,
    builtAnew: spreadOf(ratios.builtAnew).p50,
    prisma: askPrisma ? spreadOf(ratios.prisma).p50 : null,
  }
}

/** What is run for the first times is compiled: these do not count. */
const WARM_UP_BLOCKS = 15

/** How often a question is asked in one block. */
const REPEATS = 100

function timeOf(ask: () => unknown): number {
  const begunMs = performance.now()
  for (let repeat = 0; repeat < REPEATS; repeat += 1) ask()
  return performance.now() - begunMs
}

async function timeOfAsync(ask: () => Promise<unknown>): Promise<number> {
  const begunMs = performance.now()
  for (let repeat = 0; repeat < REPEATS; repeat += 1) await ask()
  return performance.now() - begunMs
}
