import * as fc from 'fast-check'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import { makeEntry, type EntryAuthor } from '#app/entries.ts'
import { enrollInCourse } from '#app/features/learning/enroll-in-course.server.ts'
import { finishLesson } from '#app/features/learning/finish-lesson.server.ts'
import { listEnrollments } from '#app/features/learning/list-enrollments.server.ts'
import { listLessonProgress } from '#app/features/learning/list-lesson-progress.server.ts'
import { listTaskStates } from '#app/features/xp/list-task-states.server.ts'
import { listTopicStandings } from '#app/features/xp/list-topic-standings.server.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { commit, FIXTURE_RATES } from './course-fixture.ts'
import { makeAttempt } from './entry-fixture.ts'
import { answer, enrollLearner, holdWriteLock, openSchool, untilShipped, type School } from './open-school.ts'

const START = Date.UTC(2026, 0, 1)

/** One thing that a learner does; minutes go back as well, because work done offline comes late. */
type Act =
  | { readonly kind: 'attempt'; readonly task: number; readonly isRight: boolean; readonly minute: number }
  | { readonly kind: 'finish'; readonly lesson: number; readonly minute: number }
  | { readonly kind: 'enroll'; readonly minute: number }

const minute = fc.nat(5)
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    arbitrary: fc.record({ kind: fc.constant('attempt'), task: fc.nat(5), isRight: fc.boolean(), minute }),
    weight: 5,
  },
  { arbitrary: fc.record({ kind: fc.constant('finish'), lesson: fc.nat(1), minute }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('enroll'), minute }), weight: 1 },
)

let school: School

beforeAll(async () => {
  school = await openSchool(2, 3)
  // One that was on somebody's screen when it was taken out of its lesson.
  const retired = school.course.tasks[4]?.taskId ?? ''
  const now = new Date(START).toISOString()
  const retire = tables.updateTable('Task').set({ retiredAt: now }).where('id', '=', retired)
  await commit(school.data.primary, [toStatement(retire)])
})

afterAll(() => school.close())

async function perform(learner: EntryAuthor, one: Act): Promise<void> {
  const { course, data } = school
  const occasion = { nowMs: START + one.minute * 60_000, newId: () => ulid() }
  if (one.kind === 'enroll') {
    await enrollInCourse(data.journal, learner, { courseId: course.courseId, priceCents: 0 }, occasion)
  } else if (one.kind === 'finish') {
    const lesson = course.lessons[one.lesson]
    if (lesson)
      await finishLesson(
        { reader: data.replica, journal: data.journal },
        learner,
        { ...lesson, courseId: course.courseId },
        occasion,
      )
  } else {
    const task = course.tasks[one.task]
    // Ids in no order, as those of several devices are: ties in time must not be broken by who came first.
    const given = { nowMs: occasion.nowMs, id: ulid(START) }
    if (task) await answer(school, learner, task, { ...given, answer: one.isRight ? task.right : task.wrong })
  }
}

async function keep(entry: AcceptedEntry): Promise<void> {
  const kept = await school.data.journal.append(entry)
  if (!kept.ok) throw new Error(`not kept: ${kept.reason.code}`)
}

/** Everything that pages show of a learner. */
function stateOf(learner: EntryAuthor) {
  const { userId } = learner
  return school.data.replica.forLearner(userId, (view) => ({
    pending: view.pending.length,
    state: {
      topics: listTopicStandings(view, learner, START),
      lessons: [...listLessonProgress(view, userId).values()].toSorted((a, b) =>
        a.lessonId < b.lessonId ? -1 : 1,
      ),
      courses: [...listEnrollments(view, userId)],
      tasks: [
        ...listTaskStates(
          view,
          userId,
          school.course.tasks.map(({ taskId }) => taskId),
        ).values(),
      ].toSorted((a, b) => (a.taskId < b.taskId ? -1 : 1)),
    },
  }))
}

/** The same as entries that some servers have accepted, each with what it said then; ids differ for every learner. */
function entriesOf(learner: EntryAuthor, acts: readonly Act[]): AcceptedEntry[] {
  const { course } = school
  return acts.map((one, index) => {
    const nowMs = START + one.minute * 60_000 + index
    if (one.kind === 'attempt') {
      const task = course.tasks[one.task]
      if (!task) throw new Error('the course has tasks')
      const entry = makeAttempt(learner, task, one.isRight, nowMs)
      return { ...entry, verdict: { isCorrect: one.isRight, xpEarned: one.isRight ? index % 4 : 0 } }
    }
    const occasion = { id: ulid(), nowMs }
    if (one.kind === 'enroll')
      return makeEntry('enrolled.v1', learner, { courseId: course.courseId }, occasion)
    const { lessonId, revisionId } = course.lessons[one.lesson] ?? { lessonId: '', revisionId: '' }
    const payload = { lessonId, courseId: course.courseId }
    return makeEntry('lesson-finished.v1', learner, payload, { ...occasion, revisionId })
  })
}

describe('what a learner sees before their work is shipped', () => {
  it('is what they see after, however it was divided', async () => {
    const segments = fc.array(fc.array(act, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(segments, async (divided) => {
        const learner = await enrollLearner(school)
        await untilShipped(school)
        for (const acts of divided) {
          const release = await holdWriteLock(school.path)
          try {
            for (const one of acts) await perform(learner, one)
            const before = stateOf(learner)
            expect(before.pending).toBe(acts.length)
            release()
            await untilShipped(school)
            expect(stateOf(learner)).toEqual({ pending: 0, state: before.state })
          } catch (error) {
            await untilShipped(school)
            throw error
          }
        }
        const { topics } = stateOf(learner).state
        expect(topics.every(({ currentXp }) => currentXp >= 0 && currentXp <= FIXTURE_RATES.maxXp)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('is the same for two learners whose same work came in another order', async () => {
    const orders = fc.array(act, { minLength: 2, maxLength: 8 }).chain((acts) => {
      const places = acts.map((_, index) => index)
      return fc.tuple(fc.constant(acts), fc.shuffledSubarray(places, { minLength: places.length }))
    })
    await fc.assert(
      fc.asyncProperty(orders, async ([acts, order]) => {
        const [first, second] = [await enrollLearner(school), await enrollLearner(school)]
        for (const entry of entriesOf(first, acts)) await keep(entry)
        await untilShipped(school)
        const own = entriesOf(second, acts)
        for (const [index, place] of order.entries()) {
          const entry = own[place]
          if (entry) await keep(entry)
          // Some in one batch, some in the next.
          if (index % 3 === 2) await untilShipped(school)
        }
        await untilShipped(school)
        const [a, b] = [stateOf(first).state, stateOf(second).state]
        expect({ ...b, tasks: [] }).toEqual({ ...a, tasks: [] })
        expect(b.tasks.map(({ isSolved, attempts }) => [isSolved, attempts])).toEqual(
          a.tasks.map(({ isSolved, attempts }) => [isSolved, attempts]),
        )
      }),
      { numRuns: 30 },
    )
    expect(school.parked).toEqual([])
  })
})
