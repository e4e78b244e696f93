import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { ulid } from 'ulid'
import { PrismaClient } from '#app/data/generated/prisma/client.ts'
import { localDay } from '#app/kernel/time.ts'
import { learnerAt, type SchoolFacts } from './school-facts.ts'
import type { Subject, SubjectPlace } from './subject.ts'

/** The usual embedded replica: Prisma over a client with `syncUrl`, reads and writes through the same one. */
export async function openUsualClient({ dataDir, url, facts }: SubjectPlace): Promise<Subject> {
  const address = { url: `file:${join(dataDir, 'usual.db')}`, syncUrl: url, syncInterval: 60 }
  const prisma = new PrismaClient({ adapter: new PrismaLibSql(address, { timestampFormat: 'iso8601' }) })
  await prisma.course.findFirst({ select: { id: true } })
  let turn = 0
  return {
    readPage: () => readPage(prisma, facts, learnerAt(facts, turn++).userId),
    write: () => insertAttempt(prisma, facts, learnerAt(facts, turn).userId),
    settle: () => Promise.resolve(),
    close: () => prisma.$disconnect(),
  }
}

/** Fills the local file for the first time, which Prisma cannot be asked to do. */
export async function fillUsualClient({ dataDir, url }: SubjectPlace): Promise<void> {
  const client = createClient({ url: `file:${join(dataDir, 'usual.db')}`, syncUrl: url })
  await client.sync()
  client.close()
}

/** What the lesson's page shows, asked as one does with Prisma. */
async function readPage(prisma: PrismaClient, facts: SchoolFacts, userId: string): Promise<void> {
  const live = { where: { retiredAt: null }, orderBy: { order: 'asc' } } as const
  const revision = { currentRevision: { select: { id: true, html: true } } }
  const lessonWords = {
    id: true,
    slug: true,
    title: true,
    minutes: true,
    _count: { select: { tasks: true } },
  }
  const course = await prisma.course.findFirst({
    where: { slug: facts.courseSlug, status: 'PUBLISHED' },
    include: {
      prerequisites: { include: { requires: { select: { slug: true, title: true } } } },
      modules: { ...live, include: { lessons: { ...live, select: lessonWords } } },
    },
  })
  const lesson = await prisma.lesson.findUnique({
    where: { id: facts.lessonId },
    include: { ...revision, tasks: { ...live, include: revision } },
  })
  if (!course || !lesson) throw new Error('the copy has no lesson to read')
  await prisma.enrollment.findMany({ where: { userId }, select: { courseId: true } })
  await prisma.lessonProgress.findMany({ where: { userId } })
  await prisma.userTaskAttempt.findMany({
    where: { userId, taskId: { in: lesson.tasks.map(({ id }) => id) } },
    orderBy: { completedAt: 'desc' },
    distinct: ['taskId'],
  })
}

async function insertAttempt(prisma: PrismaClient, { task }: SchoolFacts, userId: string): Promise<void> {
  const now = new Date()
  const day = { localDay: localDay(now.getTime(), 'UTC'), timeZone: 'UTC' }
  const result = { answer: '{"choice":"1"}', xpEarned: 0, isCorrect: true }
  const times = { completedAt: now, createdAt: now, updatedAt: now }
  await prisma.userTaskAttempt.create({ data: { id: ulid(), userId, ...task, ...result, ...day, ...times } })
}
