import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { listEnrollments } from '#app/features/learning/list-enrollments.server.ts'
import { LessonFinished } from '#app/features/learning/rules/lesson-progress.ts'
import { localDay } from '#app/kernel/time.ts'
import { getDueQueue, type DueQueue } from './get-due-queue.server.ts'
import { listDayAnswers } from './list-day-answers.server.ts'
import { listDayFinishes } from './list-day-facts.server.ts'
import type { LearnerPlace } from './list-topic-standings.server.ts'
import { listWithdrawnIds } from './list-withdrawn-ids.server.ts'
import { liveLessons } from './live-lessons.server.ts'
import { deriveActivityDay } from './rules/activity-day.ts'
import { selectAttempts } from './rules/attempt.ts'
import {
  pickQuests,
  progressOf,
  type Quest,
  type QuestFacts,
  type QuestProgress,
} from './rules/daily-quests.ts'

/** One of today's quests, and how far it is done. */
export type DailyQuest = Quest & QuestProgress

/**
 * A learner's three quests of today where they are; pending entries are counted.
 *
 * @param due what is due as of now, for who has asked already
 */
export function getDailyQuests(
  view: LearnerSnapshot,
  learner: LearnerPlace,
  nowMs: number,
  due: Pick<DueQueue, 'count'> = getDueQueue(view, learner, nowMs),
): DailyQuest[] {
  const { userId, timeZone } = learner
  const today = localDay(nowMs, timeZone)
  const attempts = listDayAnswers(view, userId, today)
  const { lessonsFinished } = deriveActivityDay(today, listDayFinishes(view, userId, today))
  const facts: QuestFacts = { attempts, lessonsFinished }
  const offer = {
    hasDue: due.count > 0 || attempts.some(({ wasDue }) => wasDue),
    hasNew: hasNew(view, userId, facts),
  }
  return pickQuests(userId, today, offer).map((quest) => ({ ...quest, ...progressOf(quest, facts) }))
}

/** Whether there was a new lesson and a new task when the day began: what was new then and has been done since counts. */
function hasNew(view: LearnerSnapshot, userId: string, { attempts, lessonsFinished }: QuestFacts): boolean {
  const courseIds = toList([...listEnrollments(view, userId)])
  // Lessons are fewer than tasks, so they are asked about first.
  const hasNewLesson = lessonsFinished > 0 || hasOpenLesson(view, userId, courseIds)
  if (!hasNewLesson) return false
  return attempts.some(({ isFirstTry }) => isFirstTry) || hasUntriedTask(view, userId, courseIds)
}

function hasUntriedTask(view: LearnerSnapshot, userId: string, courseIds: string): boolean {
  const tried = toList(selectAttempts(view.pending).map(({ payload }) => payload.taskId))
  const withdrawn = toList([...listWithdrawnIds(view)])
  return view.all('untried-task', untriedTask({ userId, courseIds, tried, withdrawn })).length > 0
}

const untriedTask = prepare(
  (given: Readonly<Record<'userId' | 'courseIds' | 'tried' | 'withdrawn', string>>) =>
    tables
      .selectFrom('Task')
      .select('Task.id')
      .where('Task.lessonId', 'in', liveLessons(given.courseIds))
      .where('Task.kind', '=', 'PRACTICE')
      .where('Task.retiredAt', 'is', null)
      .where('Task.id', 'not in', textsOf(given.tried))
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('UserTaskAttempt')
              .select('UserTaskAttempt.id')
              .where('UserTaskAttempt.userId', '=', given.userId)
              .whereRef('UserTaskAttempt.taskId', '=', 'Task.id')
              .where('UserTaskAttempt.id', 'not in', textsOf(given.withdrawn)),
          ),
        ),
      )
      .limit(1),
)

function hasOpenLesson(view: LearnerSnapshot, userId: string, courseIds: string): boolean {
  const finishes = view.pending.filter(({ kind }) => kind === 'lesson-finished.v1')
  const finished = toList(finishes.map(({ payload }) => LessonFinished.parse(payload).lessonId))
  return view.all('open-lesson', openLesson({ userId, courseIds, finished })).length > 0
}

const openLesson = prepare((given: Readonly<Record<'userId' | 'courseIds' | 'finished', string>>) =>
  tables
    .selectFrom('Lesson')
    .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
    .select('Lesson.id')
    .where('Module.courseId', 'in', textsOf(given.courseIds))
    .where('Lesson.retiredAt', 'is', null)
    .where('Module.retiredAt', 'is', null)
    .where('Lesson.id', 'not in', textsOf(given.finished))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('LessonProgress')
            .select('LessonProgress.id')
            .where('LessonProgress.userId', '=', given.userId)
            .whereRef('LessonProgress.lessonId', '=', 'Lesson.id')
            .where('LessonProgress.finishedAt', 'is not', null),
        ),
      ),
    )
    .limit(1),
)
