import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeEntry, type EntryAuthor } from '#app/entries.ts'
import { listLessonProgress } from '#app/features/learning/list-lesson-progress.server.ts'
import { listTaskMarks } from '#app/features/xp/list-task-marks.server.ts'
import { listTopicStandings } from '#app/features/xp/list-topic-standings.server.ts'
import { CLOCK_AHEAD_MS } from '#app/features/xp/rules/late-window.ts'
import { WITHDRAWAL_WINDOW_MS } from '#app/features/xp/rules/withdrawal.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { FIXTURE_RATES, type TaskFixture } from './course-fixture.ts'
import { makeAttempt } from './entry-fixture.ts'
import { queryRows } from './migrated-database.ts'
import { enrollLearner, openSchool, untilShipped, type School } from './open-school.ts'

const PAY = FIXTURE_RATES.baseTaskXp
const START_MS = Date.UTC(2026, 4, 1, 12)

let school: School
let learner: EntryAuthor
let task: TaskFixture
let sibling: TaskFixture

beforeAll(async () => {
  school = await openSchool(1, 4)
  const [first, , third] = school.course.tasks
  if (!first || !third) throw new Error('the course has tasks')
  ;[task, sibling] = [first, third]
})

beforeEach(async () => {
  learner = await enrollLearner(school)
})

afterAll(() => school.close())

const attempt = (one: TaskFixture, atMs: number): AcceptedEntry => ({
  ...makeAttempt(learner, one, true, atMs),
  verdict: { isCorrect: true, xpEarned: PAY },
})
const withdrawal = (attemptId: string, atMs: number, author = learner): AcceptedEntry =>
  makeEntry('attempt-withdrawn.v1', author, { attemptId }, { id: ulid(), nowMs: atMs })

async function keep(...entries: readonly AcceptedEntry[]): Promise<void> {
  for (const entry of entries) {
    const kept = await school.data.journal.append(entry)
    if (!kept.ok) throw new Error(kept.reason.code)
  }
}

/** What pages show. */
const shown = () =>
  school.data.replica.forLearner(learner.userId, (view) => ({
    xp: listTopicStandings(view, learner, START_MS).map(({ currentXp }) => currentXp),
    tried: [...listTaskMarks(view, learner.userId, [task.taskId, sibling.taskId]).keys()],
    percentages: [...listLessonProgress(view, learner.userId).values()].map(
      ({ completionPercentage }) => completionPercentage,
    ),
  }))

/** What is derived, without what names a row or an instant of deriving. */
const derived = ({ userId }: EntryAuthor) => ({
  attempts: queryRows(school.path, `SELECT taskId, xpEarned FROM UserTaskAttempt WHERE userId = '${userId}'`),
  reviews: queryRows(school.path, `SELECT taskId, stage FROM UserTaskReview WHERE userId = '${userId}'`),
  days: queryRows(school.path, `SELECT localDay, attempts FROM UserActivityDay WHERE userId = '${userId}'`),
  topics: queryRows(school.path, `SELECT topicSlug, currentXp FROM UserTopicXp WHERE userId = '${userId}'`),
  streaks: queryRows(school.path, `SELECT lastDay FROM UserStreak WHERE userId = '${userId}'`),
})

describe('an answer that is taken back', () => {
  it.each([
    ['while both wait', async () => {}],
    ['after the answer was shipped', () => untilShipped(school)],
  ])('is as if it had not been given: %s', async (_, between) => {
    const [kept, gone] = [attempt(sibling, START_MS), attempt(task, START_MS + 1_000)]
    await keep(kept, gone)
    await between()
    await keep(withdrawal(gone.id, START_MS + 2_000))
    const before = shown()
    expect(before).toEqual({ xp: [PAY], tried: [sibling.taskId], percentages: [25] })
    await untilShipped(school)
    expect(shown()).toEqual(before)
    expect(derived(learner)).toEqual({
      attempts: [{ taskId: sibling.taskId, xpEarned: PAY }],
      reviews: [{ taskId: sibling.taskId, stage: 0 }],
      days: [{ localDay: '2026-05-01', attempts: 1 }],
      topics: [{ topicSlug: task.topicSlug, currentXp: PAY }],
      streaks: [{ lastDay: '2026-05-01' }],
    })
    expect(queryRows(school.path, `SELECT id FROM Entry WHERE id = '${gone.id}'`)).toHaveLength(1)
  })

  it('leaves nothing where it was the only one', async () => {
    const gone = attempt(task, START_MS)
    await keep(gone)
    await untilShipped(school)
    await keep(withdrawal(gone.id, START_MS + 1_000))
    await untilShipped(school)
    expect(shown()).toEqual({ xp: [], tried: [], percentages: [] })
    expect(derived(learner)).toMatchObject({ attempts: [], reviews: [], days: [], streaks: [] })
  })

  it('does not come back when it arrives after the word that took it back', async () => {
    const gone = attempt(task, START_MS)
    await keep(withdrawal(gone.id, START_MS + 1_000))
    await untilShipped(school)
    await keep(gone, attempt(sibling, START_MS + 2_000))
    await untilShipped(school)
    expect(shown()).toMatchObject({ xp: [PAY], tried: [sibling.taskId] })
    expect(derived(learner).attempts).toEqual([{ taskId: sibling.taskId, xpEarned: PAY }])
  })

  it('stays when the word comes too late, or from somebody else', async () => {
    const stays = attempt(task, START_MS)
    const stranger = await enrollLearner(school)
    await keep(stays, withdrawal(stays.id, START_MS + WITHDRAWAL_WINDOW_MS + 1))
    await keep(withdrawal(stays.id, START_MS + 1_000, stranger))
    expect(shown()).toMatchObject({ xp: [PAY] })
    await untilShipped(school)
    await keep(withdrawal(stays.id, START_MS - CLOCK_AHEAD_MS - 1))
    await untilShipped(school)
    expect(shown()).toMatchObject({ xp: [PAY], tried: [task.taskId] })
    expect(school.parked).toEqual([])
  })
})
