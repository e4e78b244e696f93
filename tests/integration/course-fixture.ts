import { ulid } from 'ulid'
import type { Primary } from '#app/data/primary.ts'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import { taskTypes } from '#app/features/content/rules/task-types.ts'
import type { Json } from '#app/kernel/entry.ts'
import { toIso } from '#app/kernel/time.ts'

/** A small published course. */
export interface CourseFixture {
  readonly courseId: string
  readonly slug: string
  readonly lessons: readonly LessonFixture[]
  /** Those of every lesson, in order. */
  readonly tasks: readonly TaskFixture[]
}

/** One of its lessons. */
export interface LessonFixture {
  readonly lessonId: string
  readonly revisionId: string
  readonly slug: string
  readonly tasks: readonly TaskFixture[]
}

/** A single-choice task; its topics take turns. */
export interface TaskFixture {
  readonly taskId: string
  readonly revisionId: string
  readonly lessonId: string
  readonly topicSlug: string
  readonly right: Json
  readonly wrong: Json
}

/** What the topics of the fixture pay: four right answers fill one; what comes early pays nothing. */
export const FIXTURE_RATES = { baseTaskXp: 10, maxXp: 35, levelThresholds: [0, 10, 30] } as const

const TOPICS = ['topic-a', 'topic-b'] as const

/** Inserts a course with this many lessons and tasks in each. */
export async function insertCourse(primary: Primary, lessons = 2, tasksInEach = 3): Promise<CourseFixture> {
  const stamps = { createdAt: toIso(0), updatedAt: toIso(0) }
  const [courseId, moduleId] = [ulid(), ulid()]
  const slug = `course-${courseId.toLowerCase()}`
  const made = await Promise.all(
    Array.from({ length: lessons }, (_, index) => makeLesson(moduleId, index + 1, tasksInEach, stamps)),
  )
  const course = {
    id: courseId,
    slug,
    title: 'A course',
    description: 'To test with.',
    overview: '',
    overviewHtml: '',
    difficulty: 'BEGINNER',
    estimatedMinutes: 10,
    hash: 'h',
    status: 'PUBLISHED',
    metadata: JSON.stringify({ tags: [], objectives: [] }),
    ...stamps,
  } as const
  const module = { id: moduleId, courseId, slug: 'm', order: 1, title: 'M', hash: 'h', ...stamps }
  await commit(primary, [
    ...TOPICS.map((topicSlug) => topicStatement(topicSlug, stamps)),
    toStatement(tables.insertInto('Course').values(course)),
    toStatement(
      tables.insertInto('Module').values({ ...module, description: '', content: '', contentHtml: '' }),
    ),
    ...made.flatMap(({ statements }) => statements),
  ])
  const kept = made.map(({ lesson }) => lesson)
  return { courseId, slug, lessons: kept, tasks: kept.flatMap(({ tasks }) => tasks) }
}

/** Commits what has to be taken. */
export async function commit(primary: Primary, statements: readonly Statement[]): Promise<void> {
  const committed = await primary.commit(statements)
  if (!committed.ok) throw new Error(`${committed.reason.code}: ${committed.reason.detail}`)
}

interface Stamps {
  readonly createdAt: string
  readonly updatedAt: string
}

async function makeLesson(moduleId: string, order: number, taskCount: number, stamps: Stamps) {
  const [lessonId, revisionId] = [ulid(), ulid()]
  const slug = `lesson-${order}`
  const tasks = await Promise.all(
    Array.from({ length: taskCount }, (_, index) => makeTask(lessonId, index + 1, stamps)),
  )
  const lesson = { id: lessonId, moduleId, slug, order, title: `Lesson ${order}`, minutes: 5, ...stamps }
  const revision = { id: revisionId, lessonId, number: 1, hash: 'h', body: '', html: '', createdAt: toIso(0) }
  return {
    lesson: { lessonId, revisionId, slug, tasks: tasks.map(({ task }) => task) },
    statements: [
      toStatement(tables.insertInto('Lesson').values(lesson)),
      toStatement(tables.insertInto('LessonRevision').values(revision)),
      toStatement(
        tables.updateTable('Lesson').set({ currentRevisionId: revisionId }).where('id', '=', lessonId),
      ),
      ...tasks.flatMap(({ statements }) => statements),
    ],
  }
}

async function makeTask(lessonId: string, order: number, stamps: Stamps) {
  const [taskId, revisionId] = [ulid(), ulid()]
  const topicSlug = TOPICS[order % TOPICS.length] ?? TOPICS[0]
  const task = {
    id: taskId,
    lessonId,
    slug: `task-${order}`,
    order,
    topicSlug,
    type: 'single-choice',
    ...stamps,
  }
  const revision = {
    id: revisionId,
    taskId,
    number: 1,
    hash: 'h',
    ...(await makeBody()),
    createdAt: toIso(0),
  }
  return {
    task: { taskId, revisionId, lessonId, topicSlug, right: { choice: '1' }, wrong: { choice: '0' } },
    statements: [
      toStatement(tables.insertInto('Task').values(task)),
      toStatement(tables.insertInto('TaskRevision').values(revision)),
      toStatement(tables.updateTable('Task').set({ currentRevisionId: revisionId }).where('id', '=', taskId)),
    ],
  }
}

async function makeBody(): Promise<{ readonly body: string; readonly html: string }> {
  const type = taskTypes['single-choice']
  const choices = [
    { text: 'No', correct: false, explanation: 'Not this one.' },
    { text: 'Yes', correct: true, explanation: 'This one.' },
  ]
  const body = await type.toBody(
    { prompt: 'Which one?', right: 'Right.', wrong: 'Wrong.', choices },
    { readDataset: () => null, runSql: async () => ({ kind: 'error', message: 'nothing runs here' }) },
  )
  if (!body.ok) throw new Error(JSON.stringify(body.reason))
  const html = type.toHtml(body.value, (markdown) => `<p>${markdown}</p>`)
  return { body: JSON.stringify(body.value), html: JSON.stringify(html) }
}

function topicStatement(topicSlug: string, stamps: Stamps): Statement {
  const values = {
    id: ulid(),
    topicSlug,
    topicTitle: `Title of ${topicSlug}`,
    category: 'databases',
    description: '',
    difficulty: 'BEGINNER',
    maxXp: FIXTURE_RATES.maxXp,
    baseTaskXp: FIXTURE_RATES.baseTaskXp,
    levelThresholds: JSON.stringify(FIXTURE_RATES.levelThresholds),
    dailyFullTasks: 10,
    dailyHalfTasks: 10,
    multiplierFull: '1',
    multiplierHalf: '0.5',
    multiplierLow: '0.1',
    multiplierEarly: '0',
    dailyXpDecay: '0',
    minXpPercent: '1',
    reviewIntervals: '[1,3]',
    tags: '[]',
    desiredRetention: '0.9',
    hash: 'h',
    ...stamps,
  } as const
  return toStatement(
    tables
      .insertInto('TopicXpConfig')
      .values(values)
      .onConflict((conflict) => conflict.column('topicSlug').doNothing()),
  )
}
