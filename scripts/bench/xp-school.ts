import { ulid } from 'ulid'
import type { Connection } from '#app/data/connection.server.ts'
import type { Scheduler } from '#app/data/generated/kysely/types.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import { toIso } from '#app/kernel/time.ts'

/** What there is to learn, without its words. */
export interface XpSchool {
  readonly courses: readonly XpCourse[]
}

/** One course of the school, with its tasks in order. */
export interface XpCourse {
  readonly courseId: string
  readonly tasks: readonly XpTask[]
}

/** A task that somebody may answer. */
export interface XpTask {
  readonly taskId: string
  readonly revisionId: string
  readonly lessonId: string
  readonly topicSlug: string
}

const COURSES = 5
const MODULES = 4
const LESSONS = 10
const TASKS = 10

/** What every topic goes by, as docs/content.md has it; the scheduler varies. */
export const XP_TERMS = {
  maxXp: 1_000,
  baseTaskXp: 10,
  dailyFullTasks: 10,
  dailyHalfTasks: 10,
  multiplierFull: '1',
  multiplierHalf: '0.5',
  multiplierLow: '0.1',
  multiplierEarly: '0.25',
  levelThresholds: [0, 50, 120, 220, 350],
  dailyXpDecay: '0.01',
  minXpPercent: '0.5',
  reviewIntervals: [1, 3, 7, 14, 30, 90],
  desiredRetention: '0.9',
} as const

/** Five courses of two topics each, one by stages and one by FSRS: 200 lessons and 2,000 tasks. */
export function insertXpSchool(connection: Connection): XpSchool {
  return connection.transaction('immediate', () => ({
    courses: Array.from({ length: COURSES }, (_, index) => insertCourse(connection, index)),
  }))
}

const STAMPS = { createdAt: toIso(0), updatedAt: toIso(0) }

function insertCourse(connection: Connection, index: number): XpCourse {
  const courseId = ulid()
  const topics = ([`topic-${index}-stages`, `topic-${index}-fsrs`] as const).map((topicSlug) => {
    insertTopic(connection, topicSlug, topicSlug.endsWith('fsrs') ? 'fsrs' : 'stages')
    return topicSlug
  })
  run(
    connection,
    tables.insertInto('Course').values({
      id: courseId,
      slug: `course-${index}`,
      title: `Course ${index}`,
      description: 'To measure with.',
      overview: '',
      overviewHtml: '',
      difficulty: 'BEGINNER',
      estimatedMinutes: 600,
      hash: 'h',
      status: 'PUBLISHED',
      metadata: JSON.stringify({ tags: [], objectives: [] }),
      ...STAMPS,
    }),
  )
  const tasks: XpTask[] = []
  for (let order = 1; order <= MODULES; order += 1) {
    const [moduleId, words] = [ulid(), { description: '', content: '', contentHtml: '', hash: 'h' }]
    const module = { id: moduleId, courseId, slug: `m-${order}`, order, title: `Module ${order}`, ...words }
    run(connection, tables.insertInto('Module').values({ ...module, ...STAMPS }))
    for (let lesson = 1; lesson <= LESSONS; lesson += 1) {
      tasks.push(...insertLesson(connection, moduleId, lesson, topics))
    }
  }
  return { courseId, tasks }
}

function insertTopic(connection: Connection, topicSlug: string, scheduler: Scheduler): void {
  const { levelThresholds, reviewIntervals, ...terms } = XP_TERMS
  const words = {
    topicTitle: topicSlug,
    category: 'databases',
    description: '',
    difficulty: 'BEGINNER',
  } as const
  run(
    connection,
    tables.insertInto('TopicXpConfig').values({
      id: ulid(),
      topicSlug,
      ...words,
      ...terms,
      levelThresholds: JSON.stringify(levelThresholds),
      reviewIntervals: JSON.stringify(reviewIntervals),
      tags: '[]',
      scheduler,
      hash: 'h',
      ...STAMPS,
    }),
  )
}

function insertLesson(
  connection: Connection,
  moduleId: string,
  order: number,
  topics: readonly string[],
): XpTask[] {
  const lessonId = ulid()
  const lesson = { id: lessonId, moduleId, slug: `l-${order}`, order, title: `Lesson ${order}`, minutes: 15 }
  run(connection, tables.insertInto('Lesson').values({ ...lesson, ...STAMPS }))
  const reading = { id: ulid(), lessonId, number: 1, hash: 'h', body: '', html: '', createdAt: toIso(0) }
  run(connection, tables.insertInto('LessonRevision').values(reading))
  const current = { currentRevisionId: reading.id }
  run(connection, tables.updateTable('Lesson').set(current).where('id', '=', lessonId))
  return Array.from({ length: TASKS }, (_, index) => {
    const [taskId, revisionId] = [ulid(), ulid()]
    const topicSlug = topics[index % topics.length] ?? ''
    const task = {
      id: taskId,
      lessonId,
      slug: `t-${index}`,
      order: index + 1,
      topicSlug,
      type: 'single-choice',
    }
    const revision = {
      id: revisionId,
      taskId,
      number: 1,
      hash: 'h',
      body: '{}',
      html: '{}',
      createdAt: toIso(0),
    }
    run(connection, tables.insertInto('Task').values({ ...task, ...STAMPS }))
    run(connection, tables.insertInto('TaskRevision').values(revision))
    run(
      connection,
      tables.updateTable('Task').set({ currentRevisionId: revisionId }).where('id', '=', taskId),
    )
    return { taskId, revisionId, lessonId, topicSlug }
  })
}

function run(connection: Connection, query: Parameters<typeof toStatement>[0]): void {
  const { sql, parameters } = toStatement(query)
  connection.run(sql, parameters)
}
