import { durationInWords } from '#app/words/duration.ts'
import type { dashboard } from '#app/words/en/dashboard.ts'
import type { Words } from '#app/words/words.ts'
import type { Recommendation } from './recommend.ts'

/** What every recommendation says. */
export interface RecommendationWords {
  /** The lesson's or topic's title, or what to do. */
  readonly title: string
  /** Why: a sentence. */
  readonly reason: string
  /** What the way to it is called. */
  readonly verb: string
}

/** A recommendation as it is said. */
export function recommendationInWords(t: Words<typeof dashboard>, one: Recommendation): RecommendationWords {
  switch (one.kind) {
    case 'continue':
      return {
        title: one.lessonTitle,
        reason: t(one.isBegun ? 'now.begun' : 'now.whereYouWere', { course: one.courseTitle }),
        verb: t(one.isBegun ? 'now.goOn' : 'now.beginLesson'),
      }
    case 'due':
      return {
        title: t('now.dueTitle'),
        reason: t('now.due', { count: one.count, duration: durationInWords(t.locale, one.minutes) }),
        verb: t('now.review'),
      }
    case 'next-lesson':
      return {
        title: one.lessonTitle,
        reason: t('now.nextLesson', { course: one.courseTitle }),
        verb: t('now.beginLesson'),
      }
    case 'weak-topic':
      return {
        title: one.topicTitle,
        reason: t('now.weak', { right: one.recentCorrect, answers: one.recentAnswers }),
        verb: t('now.practise'),
      }
  }
}
