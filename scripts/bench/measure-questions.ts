import type { Compilable } from 'kysely'
import Database from 'libsql'
import type { Replica } from '#app/data/replica.server.ts'
import { tables, toStatement } from '#app/data/sql.ts'
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
  /** The query built anew each time, as the features do. */
  readonly asAsked: number
  /** The query built once. */
  readonly builtOnce: number
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
      build: () =>
        tables
          .selectFrom('User')
          .select(LEARNER)
          .where('id', '=', facts.learners[0]?.userId ?? ''),
      askPrisma: () =>
        prisma.user.findMany({ where: { id: facts.learners[0]?.userId ?? '' }, select: LEARNER_SELECT }),
    },
    {
      name: '100 learners',
      build: () => tables.selectFrom('User').select(LEARNER).orderBy('id').limit(100),
      askPrisma: () => prisma.user.findMany({ orderBy: { id: 'asc' }, take: 100, select: LEARNER_SELECT }),
    },
    {
      name: 'tasks of a lesson',
      build: () => openTasks().where('Task.lessonId', '=', facts.lessonId).orderBy('Task.order'),
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
  readonly build: () => Compilable<object>
  readonly askPrisma: (() => Promise<unknown>) | null
}

async function measureOne(
  replica: Replica,
  raw: Database.Database,
  { name, build, askPrisma }: Question,
  blocks: number,
): Promise<QuestionFigures> {
  const once = build()
  const { sql, parameters } = toStatement(once)
  const statement = raw.prepare(sql)
  const rows = statement.all([...parameters]).length
  const ratios = { asAsked: [0], builtOnce: [0], prisma: [0], rawUs: [0] }
  for (const list of Object.values(ratios)) list.pop()
  for (let block = -WARM_UP_BLOCKS; block < blocks; block += 1) {
    const rawMs = timeOf(() => statement.all([...parameters]))
    const asAskedMs = timeOf(() => replica.all(name, build()))
    const builtOnceMs = timeOf(() => replica.all(name, once))
    const prismaMs = askPrisma ? await timeOfAsync(askPrisma) : NaN
    if (block < 0) continue
    ratios.asAsked.push(asAskedMs / rawMs)
    ratios.builtOnce.push(builtOnceMs / rawMs)
    ratios.prisma.push(prismaMs / rawMs)
    ratios.rawUs.push((rawMs / REPEATS) * 1_000)
  }
  return {
    name,
    rows,
    rawUs: spreadOf(ratios.rawUs).p50,
    asAsked: spreadOf(ratios.asAsked).p50,
    builtOnce: spreadOf(ratios.builtOnce).p50,
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
