import type { LearnerSnapshot } from '#app/data/reader.ts'
import { listOwnParked } from '#app/features/journal/list-own-parked.server.ts'
import { listEnrolledCourses } from '#app/features/learning/list-enrolled-courses.server.ts'
import { localDay } from '#app/kernel/time.ts'
import { getActivityHeatmap } from './get-activity-heatmap.server.ts'
import { getDailyQuests } from './get-daily-quests.server.ts'
import { getDueForecast } from './get-due-forecast.server.ts'
import { getDueQueue } from './get-due-queue.server.ts'
import { getStreak } from './get-streak.server.ts'
import { listRecommendations } from './list-recommendations.server.ts'
import { listScheduledTasks } from './list-scheduled-tasks.server.ts'
import { listTopicStandings, type LearnerPlace } from './list-topic-standings.server.ts'

/** All that the dashboard shows of a learner as of now; what several parts of it need is asked once. */
export function getDashboard(view: LearnerSnapshot, learner: LearnerPlace, nowMs: number) {
  const { userId, timeZone } = learner
  const scheduled = listScheduledTasks(view, userId)
  const due = getDueQueue(view, learner, nowMs, scheduled)
  const courses = listEnrolledCourses(view, userId)
  const forecast = getDueForecast(view, learner, nowMs, scheduled)
  return {
    today: localDay(nowMs, timeZone),
    parked: listOwnParked(view, userId),
    courses,
    recommendations: listRecommendations(view, learner, nowMs, { due, courses }),
    streak: getStreak(view, learner, nowMs),
    quests: getDailyQuests(view, learner, nowMs, due),
    due: { count: due.count, estimateMinutes: due.estimateMinutes, forecast },
    topics: listTopicStandings(view, learner, nowMs),
    heatmap: getActivityHeatmap(view, learner, nowMs),
  }
}
