import * as fc from 'fast-check'
import { ulid } from 'ulid'
import type { LearnerSnapshot } from '#app/data/reader.ts'
import type { EntryAuthor } from '#app/entries.ts'
import { findTaskRevision } from '#app/features/content/find-task-revision.server.ts'
import { finishLesson } from '#app/features/learning/finish-lesson.server.ts'
import { getActivityHeatmap } from '#app/features/xp/get-activity-heatmap.server.ts'
import { getDailyQuests } from '#app/features/xp/get-daily-quests.server.ts'
import { getDueQueue } from '#app/features/xp/get-due-queue.server.ts'
import { getStreak } from '#app/features/xp/get-streak.server.ts'
import { getTopicStatistics } from '#app/features/xp/get-topic-statistics.server.ts'
import { listAchievements } from '#app/features/xp/list-achievements.server.ts'
import { ALL_DAYS, listActivityDays } from '#app/features/xp/list-activity-days.server.ts'
import { listActivityLog } from '#app/features/xp/list-activity-log.server.ts'
import { listCompletedTaskIds } from '#app/features/xp/list-completed-task-ids.server.ts'
import { listDayAnswers } from '#app/features/xp/list-day-answers.server.ts'
import { listRecommendations } from '#app/features/xp/list-recommendations.server.ts'
import { listTaskHistory } from '#app/features/xp/list-task-history.server.ts'
import { submitAttempt } from '#app/features/xp/submit-attempt.server.ts'
import { withdrawAttempt } from '#app/features/xp/withdraw-attempt.server.ts'
import { DAY_MS, localDay, MINUTE_MS, toIso } from '#app/kernel/time.ts'
import { runSql, type School } from './open-school.ts'

/** When learners begin to work, in milliseconds since the epoch. */
const FIRST_DAY_MS = Date.UTC(2026, 2, 5, 20)
/** When their questions are asked. */
const ASKED_MS = FIRST_DAY_MS + 3 * DAY_MS + 60 * MINUTE_MS

/** One thing that a learner does. Days and minutes go back as well, because work done offline comes late. */
export type Work =
  | ({ readonly kind: 'attempt'; readonly task: number; readonly isRight: boolean } & Occasion)
  | ({ readonly kind: 'finish'; readonly lesson: number } & Occasion)
  /** Takes one of the answers before it back, if there is one. */
  | { readonly kind: 'withdraw'; readonly which: number }

interface Occasion {
  readonly day: number
  readonly minute: number
  /** Days until a server had it. */
  readonly lateDays: number
  readonly timeZone: string
}

const occasion = {
  day: fc.nat(3),
  minute: fc.nat(5),
  lateDays: fc.constantFrom(0, 0, 0, 3, 8, 31),
  timeZone: fc.constantFrom('UTC', 'UTC', 'Asia/Tokyo'),
}

/** Anything that a learner does in a course of these sizes. */
export function anyWork(tasks: number, lessons: number): fc.Arbitrary<Work> {
  const attempt = { kind: fc.constant('attempt' as const), task: fc.nat(tasks - 1), isRight: fc.boolean() }
  const finish = { kind: fc.constant('finish' as const), lesson: fc.nat(lessons - 1) }
  const withdraw = { kind: fc.constant('withdraw' as const), which: fc.nat(9) }
  return fc.oneof(
    { arbitrary: fc.record({ ...attempt, ...occasion }), weight: 7 },
    { arbitrary: fc.record({ ...finish, ...occasion }), weight: 2 },
    { arbitrary: fc.record(withdraw), weight: 1 },
  )
}

/** A learner at work, who knows what can be taken back. */
export class Worker {
  readonly #school: School
  readonly #learner: EntryAuthor
  readonly #answered: { readonly id: string; readonly atMs: number }[] = []

  constructor(school: School, learner: EntryAuthor) {
    this.#school = school
    this.#learner = learner
  }

  async do(work: Work): Promise<void> {
    const { course, data } = this.#school
    const handles = { reader: data.replica, journal: data.journal, runSql }
    if (work.kind === 'withdraw') {
      const answered = this.#answered[work.which % Math.max(1, this.#answered.length)]
      if (answered) await withdrawAttempt(handles, this.#learner, answered.id, answered.atMs + MINUTE_MS)
      return
    }
    const learner = { ...this.#learner, timeZone: work.timeZone }
    const atMs = FIRST_DAY_MS + work.day * DAY_MS + work.minute * MINUTE_MS
    if (work.kind === 'finish') {
      const lesson = course.lessons[work.lesson]
      const when = { nowMs: atMs, newId: () => ulid() }
      if (lesson) await finishLesson(handles, learner, { ...lesson, courseId: course.courseId }, when)
      return
    }
    const fixture = course.tasks[work.task]
    const task = fixture && findTaskRevision(data.replica, fixture.taskId, fixture.revisionId)
    if (!task) throw new Error(`there is no task ${work.task}`)
    // Ids in no order, as those of several devices are: ties in time must not be broken by who came first.
    const id = ulid(FIRST_DAY_MS)
    const given = { id, task, answer: work.isRight ? fixture.right : fixture.wrong, at: toIso(atMs) }
    await submitAttempt(
      handles,
      learner,
      { ...given, durationMs: 1_000 * (1 + work.minute) },
      atMs + work.lateDays * DAY_MS,
    )
    this.#answered.push({ id, atMs })
  }
}

/** Everything that the questions of the learning core say of a learner. */
export function askEverything(view: LearnerSnapshot, { course }: School, learner: EntryAuthor) {
  const { userId } = learner
  const topicSlugs = [...new Set(course.tasks.map(({ topicSlug }) => topicSlug))]
  const { count, tasks } = getDueQueue(view, learner, ASKED_MS)
  return {
    due: tasks,
    days: listActivityDays(view, userId, ALL_DAYS),
    streak: getStreak(view, learner, ASKED_MS),
    heatmap: getActivityHeatmap(view, learner, ASKED_MS),
    log: listWholeLog(view, learner),
    statistics: topicSlugs.map((slug) => getTopicStatistics(view, userId, slug)),
    completed: topicSlugs.map((slug) => listCompletedTaskIds(view, userId, slug)),
    histories: course.tasks.map(({ taskId }) => listTaskHistory(view, userId, taskId)),
    // All that quests are counted by: which three there are, depends on the learner.
    answers: listDayAnswers(view, userId, localDay(ASKED_MS, learner.timeZone)),
    quests: getDailyQuests(view, learner, ASKED_MS),
    achievements: listAchievements(view, learner),
    // How long it takes is an estimate by what has been shipped.
    recommendations: listRecommendations(view, learner, ASKED_MS, { due: { count, estimateMinutes: 1 } }),
  }
}

/** The log from its newest part to its oldest. */
export function listWholeLog(view: LearnerSnapshot, learner: EntryAuthor) {
  const lines = []
  let before: string | null = null
  do {
    const part = listActivityLog(view, learner, { before })
    lines.push(...part.lines)
    before = part.nextBefore
  } while (before !== null)
  return lines
}
