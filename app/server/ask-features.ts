import type { AppLoadContext } from '@remix-run/node'
import { ulid } from 'ulid'
import type { Primary } from '#app/data/primary.ts'
import type { LearnerSnapshot, Reader, Snapshot } from '#app/data/reader.ts'
import { findAsset, findAssetPart } from '#app/features/content/find-asset.server.ts'
import { findLesson } from '#app/features/content/find-lesson.server.ts'
import { findTaskRevision } from '#app/features/content/find-task-revision.server.ts'
import { listCourses } from '#app/features/content/list-courses.server.ts'
import { listSearchResults } from '#app/features/content/list-search-results.server.ts'
import { listStoredParts } from '#app/features/content/load/assets/stored-assets.server.ts'
import {
  listUnsearched,
  readStoredSearch,
} from '#app/features/content/load/searching/read-stored-search.server.ts'
import {
  countStoredParts,
  readStoredContent,
  readStoredParts,
} from '#app/features/content/load/syncing/read-stored-content.server.ts'
import { rerenderStored } from '#app/features/content/load/syncing/rerender-stored.server.ts'
import { listOwnParked } from '#app/features/journal/list-own-parked.server.ts'
import { listParked } from '#app/features/journal/list-parked.server.ts'
import { retryParked } from '#app/features/journal/retry-parked.server.ts'
import { findEnrollmentRefusal } from '#app/features/learning/find-enrollment-refusal.server.ts'
import { findFinishRefusal } from '#app/features/learning/find-finish-refusal.server.ts'
import { listEnrolledCourses } from '#app/features/learning/list-enrolled-courses.server.ts'
import { findAccount, findAccountByEmail } from '#app/features/user/find-account.server.ts'
import { findApiCaller } from '#app/features/user/find-api-caller.server.ts'
import { findPasskey } from '#app/features/user/find-passkey.server.ts'
import { findPicture } from '#app/features/user/find-picture.server.ts'
import { findPreferences } from '#app/features/user/find-preferences.server.ts'
import { findProfile } from '#app/features/user/find-profile.server.ts'
import { findLinkedUser, findNamesake, hasLink } from '#app/features/user/find-provider-user.server.ts'
import { findUserByPassword } from '#app/features/user/find-user-by-password.server.ts'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { listApiKeys } from '#app/features/user/list-api-keys.server.ts'
import { listPasskeys } from '#app/features/user/list-passkeys.server.ts'
import { listSessions } from '#app/features/user/list-sessions.server.ts'
import { findLastSeen } from '#app/features/user/note-session-seen.server.ts'
import { findUserXp } from '#app/features/xp/api/find-user-xp.server.ts'
import { findTaskTopic } from '#app/features/xp/find-task-topic.server.ts'
import { getActivityHeatmap } from '#app/features/xp/get-activity-heatmap.server.ts'
import { getDailyQuests } from '#app/features/xp/get-daily-quests.server.ts'
import { getPracticePage } from '#app/features/xp/get-practice-page.server.ts'
import { getPracticeStart } from '#app/features/xp/get-practice-start.server.ts'
import { getStreak } from '#app/features/xp/get-streak.server.ts'
import { getTopicStatistics } from '#app/features/xp/get-topic-statistics.server.ts'
import { hasLiveTask } from '#app/features/xp/has-live-task.server.ts'
import { listAchievements } from '#app/features/xp/list-achievements.server.ts'
import { ALL_DAYS, listActivityDays } from '#app/features/xp/list-activity-days.server.ts'
import { listActivityLog } from '#app/features/xp/list-activity-log.server.ts'
import { listCompletedTaskIds } from '#app/features/xp/list-completed-task-ids.server.ts'
import { listRecommendations } from '#app/features/xp/list-recommendations.server.ts'
import { listTaskHistory } from '#app/features/xp/list-task-history.server.ts'
import { listTaskStates } from '#app/features/xp/list-task-states.server.ts'
import { listTopicStandings } from '#app/features/xp/list-topic-standings.server.ts'
import { FIRST_PLACE } from '#app/features/xp/rules/practice-address.ts'
import { submitAttempt } from '#app/features/xp/submit-attempt.server.ts'
import { withdrawAttempt } from '#app/features/xp/withdraw-attempt.server.ts'
import { fail } from '#app/kernel/result.ts'
import { DAY_MS } from '#app/kernel/time.ts'
import { askAboutNotes } from './ask-notes.ts'
import type { Example } from './find-example.ts'
import { LOCAL_CHECKS } from './revocations.ts'

/** Asks what pages and loading ask about courses. */
export async function askAboutContent(view: Snapshot, example: Example): Promise<void> {
  const { courseId, courseSlug, lessonSlug, lessonId, lessonRevisionId, taskId, taskRevisionId } = example
  listCourses(view)
  findLesson(view, courseSlug, lessonSlug)
  findTaskRevision(view, taskId, taskRevisionId)
  readStoredContent(view)
  readStoredParts(view, courseId)
  countStoredParts(view, courseId)
  findAsset(view, '')
  findAssetPart(view, '', 0)
  listStoredParts(view, '')
  readStoredSearch(view, courseId)
  listUnsearched(view)
  // What nothing has: every way of looking for it is tried.
  await listSearchResults(view, 'zzzzzz yyyyyy', { limit: 12 })
  findEnrollmentRefusal(view, new Set(), courseId)
  findFinishRefusal(view, new Set(), { lessonId, courseId }, lessonRevisionId)
  listParked(view)
  // Rendering takes a while: one of each is enough.
  await rerenderStored(REFUSING, withFirstRows(view), { sql: 'SELECT 1', parameters: [] })
}

/** Asks what pages ask about a learner. */
export function askAboutLearner(view: LearnerSnapshot, example: Example): void {
  const { userId, taskId, topicSlug } = example
  askAboutAccount(view, example)
  askAboutNotes(view, example)
  askTheApi(view, { userId, taskId, topicSlug })
  listEnrolledCourses(view, userId)
  listTaskStates(view, userId, [taskId])
  listTopicStandings(view, { userId, timeZone: 'UTC' }, Date.now())
  askAboutPractice(view, { userId, taskId })
  listOwnParked(view, userId)
  askAboutProgress(view, { userId, taskId, topicSlug })
}

function askAboutAccount(view: LearnerSnapshot, { userId, email }: Pick<Example, 'userId' | 'email'>): void {
  findAccount(view, userId)
  findAccountByEmail(view, email)
  listSessions(view, userId, Date.now())
  findLastSeen(view, { userId, sessionId: ulid() })
}

function askAboutProgress(
  view: LearnerSnapshot,
  { userId, taskId, topicSlug }: Pick<Example, 'userId' | 'taskId' | 'topicSlug'>,
): void {
  const learner = { userId, timeZone: 'UTC' }
  getStreak(view, learner, Date.now())
  listActivityDays(view, userId, ALL_DAYS)
  getActivityHeatmap(view, learner, Date.now())
  getDailyQuests(view, learner, Date.now())
  // As of a day on which nothing has been done.
  getDailyQuests(view, learner, Date.now() + 2 * DAY_MS)
  listRecommendations(view, learner, Date.now())
  hasLiveTask(view, userId, topicSlug)
  listAchievements(view, learner)
  listActivityLog(view, learner, { before: null })
  listTaskHistory(view, userId, taskId)
  getTopicStatistics(view, userId, topicSlug)
  listCompletedTaskIds(view, userId, topicSlug)
}

function askTheApi(
  view: LearnerSnapshot,
  { userId, taskId, topicSlug }: Pick<Example, 'userId' | 'taskId' | 'topicSlug'>,
): void {
  listApiKeys(view, { userId, timeZone: 'UTC' })
  findPreferences(view, userId)
  findProfile(view, userId)
  findPicture(view, userId, '')
  askAboutSignIns(view, userId)
  findApiCaller(view, 'hs_x')
  findTaskTopic(view, taskId)
  findUserXp(view, { userId, timeZone: 'UTC' }, topicSlug, Date.now())
}

function askAboutSignIns(view: LearnerSnapshot, userId: string): void {
  listPasskeys(view, { userId, timeZone: 'UTC' })
  findPasskey(view, 'x')
  findLinkedUser(view, { issuer: 'x', subject: 'x' })
  findNamesake(view, 'x')
  hasLink(view, userId, 'x')
}

function askAboutPractice(
  view: LearnerSnapshot,
  { userId, taskId }: Pick<Example, 'userId' | 'taskId'>,
): void {
  const learner = { userId, timeZone: 'UTC' }
  getPracticeStart(view, learner, Date.now())
  for (const isEnding of [false, true]) {
    const asked = { practiceId: ulid(), place: { ...FIRST_PLACE, taskId, isEnding } }
    getPracticePage(view, learner, asked, Date.now())
  }
}

/** Asks what is asked on the way to an act; nothing is acted upon. */
export async function askThroughReader(reader: Reader, example: Example): Promise<void> {
  const { userId, email, attempt, taskId } = example
  await findUserByPassword(reader, { email, password: '' })
  await retryParked({ reader, parking: { retryParked: () => Promise.resolve(false) } }, [ulid()])
  await findViewer(asViewer(reader, userId))
  const journal = { append: () => Promise.resolve(fail({ code: 'unavailable' } as const)) }
  const author = { userId, deviceId: ulid(), timeZone: 'UTC' }
  await withdrawAttempt({ reader, journal }, author, ulid(), Date.now())
  const task = attempt && findTaskRevision(reader, taskId, attempt.revisionId)
  if (!task) return
  const runSql = () => Promise.resolve({ kind: 'error', message: 'nothing is run' } as const)
  const submission = { id: attempt.id, task, answer: attempt.answer }
  await submitAttempt({ reader, journal, runSql }, author, submission, Date.now())
}

/** A request of somebody whose cookie is good. */
function asViewer(reader: Reader, userId: string): { request: Request; context: AppLoadContext } {
  const claims = {
    userId,
    sessionId: ulid(),
    deviceId: ulid(),
    credentialVersion: 1,
    provenAtMs: 0,
    expiresAtMs: Date.now() + DAY_MS,
  }
  const context: Pick<AppLoadContext, 'reader' | 'sessionChecks' | 'isBehind' | 'nowMs'> = {
    reader,
    sessionChecks: LOCAL_CHECKS,
    isBehind: false,
    nowMs: () => Date.now(),
  }
  const sessionCookie = { parse: () => Promise.resolve(claims) }
  return {
    request: new Request('http://localhost/'),
    // cast: a session is read with these parts, and no others.
    context: { ...context, sessionCookie } as unknown as AppLoadContext,
  }
}

function withFirstRows(view: Snapshot): Snapshot {
  return { all: (name, query) => view.all(name, query).slice(0, 1) }
}

const REFUSING: Primary = {
  commit: () =>
    Promise.resolve(
      fail({ code: 'UNAVAILABLE', detail: 'nothing is written', statementIndex: null, field: null }),
    ),
}
