import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Connection } from '#app/data/connection.server.ts'
import type { LearnerSnapshot } from '#app/data/reader.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import type { EntryAuthor } from '#app/entries.ts'
import { readLessonProgress } from '#app/features/learning/list-lesson-progress.server.ts'
import { deriveLessonProgress } from '#app/features/learning/rules/lesson-progress.ts'
import { listPracticeCandidates } from '#app/features/xp/list-practice-candidates.server.ts'
import { listTaskStates } from '#app/features/xp/list-task-states.server.ts'
import { listTopicStandings } from '#app/features/xp/list-topic-standings.server.ts'
import type { TopicAttempt } from '#app/features/xp/rules/fold-topic.ts'
import { rankPractice } from '#app/features/xp/rules/rank-practice.ts'
import { toIso } from '#app/kernel/time.ts'
import { commit } from './course-fixture.ts'
import { makeAttempt } from './entry-fixture.ts'
import { insertLearner, openPrimary } from './migrated-database.ts'
import { enrollLearner, openSchool, untilShipped, type School } from './open-school.ts'

let school: School

beforeAll(async () => {
  school = await openSchool(1, 4)
})

afterAll(() => school.close())

/** A stored attempt at a task of the course, with what the learner wrote. */
interface Stored extends Omit<TopicAttempt, 'acknowledgedXp'> {
  readonly topicSlug: string
  readonly answer: string
}

const attempts = (learner: EntryAuthor): fc.Arbitrary<Stored[]> =>
  fc.array(
    fc
      .record({
        task: fc.nat(3),
        topicSlug: fc.constantFrom('topic-a', 'topic-b'),
        isCorrect: fc.boolean(),
        minute: fc.nat(6),
        // Ids in no order, as those of several devices are.
        id: fc.ulid(),
      })
      .map(({ task, minute, ...one }) => ({
        ...one,
        taskId: school.course.tasks[task]?.taskId ?? '',
        at: toIso(Date.UTC(2026, 0, 1) + minute * 60_000),
        localDay: '2026-01-01',
        answer: JSON.stringify({ choice: one.id, of: learner.userId }),
      })),
    { maxLength: 25 },
  )

function insert({ userId, timeZone }: EntryAuthor, all: readonly Stored[]) {
  const now = toIso(0)
  const revisions = new Map(school.course.tasks.map((task) => [task.taskId, task.revisionId]))
  return commit(
    school.data.primary,
    all.map(({ at, isCorrect, ...one }) =>
      toStatement(
        tables.insertInto('UserTaskAttempt').values({
          ...one,
          userId,
          timeZone,
          revisionId: revisions.get(one.taskId) ?? '',
          completedAt: at,
          isCorrect: isCorrect ? 1 : 0,
          xpEarned: 0,
          createdAt: now,
          updatedAt: now,
        }),
      ),
    ),
  )
}

const lastOf = <One extends Stored>(some: readonly One[]): One | undefined =>
  some.toSorted((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1)).at(-1)

/** A learner with these attempts in the database, and what is answered about them there. */
async function store<Answer>(
  all: readonly Stored[],
  learner: EntryAuthor,
  read: (view: LearnerSnapshot) => Answer,
) {
  await insert(learner, all)
  const answer = school.data.replica.forLearner(learner.userId, read)
  await commit(school.data.primary, [
    toStatement(tables.deleteFrom('UserTaskAttempt').where('userId', '=', learner.userId)),
  ])
  return answer
}

async function newLearner(): Promise<EntryAuthor> {
  const primary = openPrimary(school.path)
  const learner = await insertLearner(primary)
  primary.close()
  return learner
}

describe('what is read of many attempts', () => {
  it('shows the state of tasks and the lesson as all of them do', async () => {
    const learner = await newLearner()
    const { lessonId, tasks } = school.course.lessons[0] ?? { lessonId: '', tasks: [] }
    await fc.assert(
      fc.asyncProperty(attempts(learner), async (all) => {
        const read = await store(all, learner, (view) => ({
          states: listTaskStates(
            view,
            learner.userId,
            tasks.map(({ taskId }) => taskId),
          ),
          progress: readLessonProgress(view, learner.userId, lessonId),
        }))
        const orders = tasks.map(({ taskId }, index) => ({ id: taskId, order: index + 1 }))
        expect(read.progress).toEqual(
          deriveLessonProgress({ lessonId, tasks: orders, attempts: all, finishedAt: [] }),
        )
        for (const { taskId, revisionId } of tasks) {
          const own = all.filter((one) => one.taskId === taskId)
          const right = own.filter(({ isCorrect }) => isCorrect)
          const [last, best] = [lastOf(own), lastOf(right) ?? lastOf(own)]
          expect(read.states.get(taskId)).toEqual(
            last &&
              best && {
                taskId,
                attempts: own.length,
                isSolved: right.length > 0,
                last: { id: last.id, isCorrect: last.isCorrect, at: last.at },
                best: {
                  id: best.id,
                  isCorrect: best.isCorrect,
                  at: best.at,
                  revisionId,
                  answer: JSON.parse(best.answer) as unknown,
                },
              },
          )
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('5,000 attempts at one task', () => {
  const LIMIT = 10

  it('are a handful of rows to every hot question, and one answer to the lesson', async () => {
    const learner = await enrollLearner(school)
    await untilShipped(school)
    const [task] = school.course.tasks
    if (!task) throw new Error('the course has tasks')
    const connection = Connection.openWritable(school.path)
    connection.run(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
       INSERT INTO UserTaskAttempt (id, userId, taskId, revisionId, topicSlug, answer, completedAt, localDay, timeZone,
         xpEarned, isCorrect, createdAt, updatedAt)
       SELECT printf('01ARZ3NDEKTSV4RRFFQ69G%04X', i), ?, ?, ?, ?, '{"choice":"1"}',
         strftime('%Y-%m-%dT%H:%M:%fZ', 1767225600 + i, 'unixepoch'), '2026-01-01', 'UTC',
         iif(i = 2, 10, 0), i % 2 = 0, '', '' FROM n`,
      [learner.userId, task.taskId, task.revisionId, task.topicSlug],
    )
    connection.close()
    school.data.replica.forLearner(learner.userId, (view) => {
      const rows: { readonly name: string; readonly count: number; readonly hasAnswer: boolean }[] = []
      const watched: LearnerSnapshot = {
        pending: [makeAttempt(learner, task)],
        all(name, query) {
          const found = view.all(name, query)
          const hasAnswer = toStatement(query).sql.includes('"answer"')
          rows.push({ name, count: found.length, hasAnswer })
          return found
        },
      }
      const taskIds = school.course.tasks.map(({ taskId }) => taskId)
      expect(listTaskStates(watched, learner.userId, taskIds).get(task.taskId)?.attempts).toBe(5_001)
      expect(listTopicStandings(watched, learner, Date.now())).toHaveLength(1)
      expect(readLessonProgress(watched, learner.userId, task.lessonId)?.completionPercentage).toBe(25)
      const [next] = rankPractice(listPracticeCandidates(watched, learner.userId))
      expect(next?.taskId).not.toBe(task.taskId)
      expect(rows.filter(({ count }) => count > LIMIT)).toEqual([])
      expect(rows.filter(({ hasAnswer }) => hasAnswer).every(({ count }) => count <= 1)).toBe(true)
    })
  })
})
