import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { ulid } from 'ulid'
import { PrismaClient } from '#app/data/generated/prisma/client.ts'
import { localDay } from '#app/kernel/time.ts'
import { learnerAt } from './school-facts.ts'
import type { Subject, SubjectPlace } from './subject.ts'

/** The usual embedded replica: Prisma over a client with `syncUrl`, reads and writes through the same one. */
export async function openUsualClient({ dataDir, url, facts }: SubjectPlace): Promise<Subject> {
  const address = { url: `file:${join(dataDir, 'usual.db')}`, syncUrl: url, syncInterval: 60 }
  const prisma = new PrismaClient({ adapter: new PrismaLibSql(address, { timestampFormat: 'iso8601' }) })
  await prisma.course.findFirst({ select: { id: true } })
  let turn = 0

  return {
    async readPage() {
      const { userId } = learnerAt(facts, turn++)
      const course = await prisma.course.findFirst({
        where: { slug: facts.courseSlug, status: 'PUBLISHED' },
        include: {
          prerequisites: { include: { requires: { select: { slug: true, title: true } } } },
          modules: {
            where: { retiredAt: null },
            orderBy: { order: 'asc' },
            include: {
              lessons: {
                where: { retiredAt: null },
                orderBy: { order: 'asc' },
                select: { id: true, slug: true, title: true, minutes: true, _count: { select: { tasks: true } } },
              },
            },
          },
        },
      })
      const lesson = await prisma.lesson.findUnique({
        where: { id: facts.lessonId },
        include: {
          currentRevision: { select: { id: true, html: true } },
          tasks: {
            where: { retiredAt: null },
            orderBy: { order: 'asc' },
            include: { currentRevision: { select: { id: true, html: true } } },
          },
        },
      })
      if (!course || !lesson) throw new Error('the copy has no lesson to read')
      await prisma.enrollment.findMany({ where: { userId }, select: { courseId: true } })
      await prisma.lessonProgress.findMany({ where: { userId } })
      const taskIds = lesson.tasks.map(({ id }) => id)
      await prisma.userTaskAttempt.findMany({
        where: { userId, taskId: { in: taskIds } },
        orderBy: { completedAt: 'desc' },
        distinct: ['taskId'],
      })
    },
    async write() {
      const { userId } = learnerAt(facts, turn)
      const now = new Date()
      const times = { completedAt: now, createdAt: now, updatedAt: now, timeZone: 'UTC' }
      await prisma.userTaskAttempt.create({
        data: {
          id: ulid(),
          userId,
          ...facts.task,
          answer: '{"choice":"1"}',
          localDay: localDay(now.getTime(), 'UTC'),
          xpEarned: 0,
          isCorrect: true,
          ...times,
        },
      })
    },
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
