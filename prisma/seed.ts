import { ulid } from 'ulid'
import { z } from 'zod'
import type { Journal } from '#app/data/journal.ts'
import type { Primary } from '#app/data/primary.ts'
import type { Reader } from '#app/data/reader.ts'
import { tables } from '#app/data/sql.ts'
import type { EntryAuthor } from '#app/entries.ts'
import { findCourse } from '#app/features/content/find-course.server.ts'
import { findLesson } from '#app/features/content/find-lesson.server.ts'
import { findTaskRevision, type TaskRevision } from '#app/features/content/find-task-revision.server.ts'
import { listCourses } from '#app/features/content/list-courses.server.ts'
import type { RunLearnerSql } from '#app/features/content/rules/sql-run.ts'
import { enrollInCourse } from '#app/features/learning/enroll-in-course.server.ts'
import { finishLesson } from '#app/features/learning/finish-lesson.server.ts'
import { createUser } from '#app/features/user/create-user.server.ts'
import type { Role } from '#app/features/user/rules/credentials.ts'
import { submitAttempt } from '#app/features/xp/submit-attempt.server.ts'
import type { Json } from '#app/kernel/entry.ts'
import { DAY_MS, MINUTE_MS } from '#app/kernel/time.ts'

/** The password of every demo account. */
export const DEMO_PASSWORD = 'hedgeschool'

/** What seeding works with. */
export interface SeedParts {
  readonly reader: Reader
  readonly primary: Primary
  readonly journal: Journal
  readonly runSql: RunLearnerSql
  readonly nowMs: number
}

/**
 * Makes the demo accounts and, for the learner, three weeks of history, through the same acts that people use. Never
 * for production. Does nothing where they exist.
 *
 * @returns how many accounts were made
 */
export async function seedDemo(parts: SeedParts): Promise<number> {
  let made = 0
  for (const [name, role] of ACCOUNTS) {
    const email = toEmail(name)
    const [known] = parts.reader.all(
      'seed-user',
      tables.selectFrom('User').select('id').where('email', '=', email),
    )
    if (known) continue
    const occasion = { nowMs: parts.nowMs - HISTORY_DAYS * DAY_MS, newId: ulid, by: 'system' }
    const created = await createUser(parts.primary, { name, email, role, password: DEMO_PASSWORD }, occasion)
    if (!created.ok) throw new Error(`the demo account ${email} could not be made: ${created.reason}`)
    made += 1
    if (role === 'STUDENT') await addHistory(parts, { ...created.value, deviceId: ulid() })
  }
  return made
}

const ACCOUNTS: readonly (readonly [string, Role])[] = [
  ['Learner', 'STUDENT'],
  ['Instructor', 'INSTRUCTOR'],
  ['Admin', 'ADMIN'],
]

/** The addresses of the demo accounts. */
export const DEMO_EMAILS: readonly string[] = ACCOUNTS.map(([name]) => toEmail(name))

function toEmail(name: string): string {
  return `${name.toLowerCase()}@example.com`
}

const HISTORY_DAYS = 21

/** What the demo learner takes up: its tasks are answered without a person. */
const DEMO_COURSE = 'sql-with-sqlite'

/** A lesson every other evening, some answers wrong at first; the last lesson is left half done. */
async function addHistory(parts: SeedParts, learner: EntryAuthor): Promise<void> {
  const courses = listCourses(parts.reader)
  const summary = courses.find(({ slug }) => slug === DEMO_COURSE) ?? courses[0]
  const course = summary && findCourse(parts.reader, summary.slug)
  if (!course) return
  const startMs = parts.nowMs - HISTORY_DAYS * DAY_MS
  await enrollInCourse(
    parts.journal,
    learner,
    { courseId: course.id, priceCents: 0 },
    { nowMs: startMs, newId: ulid },
  )
  const lessons = course.modules.flatMap((module) => module.lessons).slice(0, Math.floor(HISTORY_DAYS / 3))
  for (const [index, lesson] of lessons.entries()) {
    const atMs = startMs + (index * 3 + (index % 2)) * DAY_MS
    const isLast = index === lessons.length - 1
    await takeLesson(parts, learner, { courseSlug: course.slug, lessonSlug: lesson.slug, atMs, isLast })
  }
}

interface SeedLesson {
  readonly courseSlug: string
  readonly lessonSlug: string
  readonly atMs: number
  readonly isLast: boolean
}

async function takeLesson(parts: SeedParts, learner: EntryAuthor, lesson: SeedLesson): Promise<void> {
  const page = findLesson(parts.reader, lesson.courseSlug, lesson.lessonSlug)
  if (!page) return
  const { course, tasks } = page
  const taken = lesson.isLast ? tasks.slice(0, Math.ceil(tasks.length / 2)) : tasks
  let atMs = lesson.atMs
  for (const [index, { id, revisionId }] of taken.entries()) {
    const task = findTaskRevision(parts.reader, id, revisionId)
    for (const answer of task ? answersTo(task, index % 3 === 1) : []) {
      atMs += 2 * MINUTE_MS
      if (task) await submitAttempt(parts, learner, { id: ulid(atMs), task, answer }, atMs)
    }
  }
  if (lesson.isLast) return
  const what = { lessonId: page.lesson.id, courseId: course.id, revisionId: page.lesson.revisionId }
  await finishLesson(parts, learner, what, { nowMs: atMs + MINUTE_MS, newId: ulid })
}

/** The right answer where the key makes one easily, with a wrong one before it now and then; else none. */
function answersTo(task: TaskRevision, isWrongFirst: boolean): Json[] {
  const choices = ChoiceBody.safeParse(task.body)
  if (task.type === 'single-choice' && choices.success) {
    const right = choices.data.choices.filter((choice) => choice.correct)
    const wrong = choices.data.choices.filter((choice) => !choice.correct)
    return [...(isWrongFirst ? wrong.slice(0, 1) : []), ...right].map(({ id }) => ({ choice: id }))
  }
  const sql = SqlBody.safeParse(task.body)
  if (task.type === 'sql' && sql.success) {
    return [...(isWrongFirst ? ['SELECT 1'] : []), sql.data.solution].map((text) => ({ sql: text }))
  }
  return []
}

const ChoiceBody = z.object({
  choices: z.array(z.object({ id: z.string(), correct: z.boolean().default(false) })),
})
const SqlBody = z.object({ solution: z.string() })
