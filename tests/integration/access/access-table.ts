import { pictureAddress } from '#app/features/user/rules/picture.ts'
import {
  around,
  callers,
  everyone,
  members,
  only,
  operators,
  page,
  place,
  rule,
  showing,
  type AccessTable,
} from './access-rule.ts'
import { accountActs } from './account-acts.ts'
import { learningActs } from './learning-acts.ts'
import { MEMBERS } from './people.ts'
import { settingsActs } from './settings-acts.ts'
import { UNKNOWN_ID } from './unknown-id.ts'

/**
 * Who may do what: a line for each route, by the id that Remix gives it. First who may read, and what the others are
 * told; then what can be sent there, each with who may. What is not here is not allowed, and fails the test.
 */
export const accessTable: AccessTable = {
  root: around(everyone(200)),
  'routes/$': rule(
    [
      place('', '/no-such-page', everyone(404)),
      place('beside pictures', '/pictures/none', everyone(404)),
      place('beside the API', '/api/none', everyone(404)),
    ],
    learningActs.nowhere,
  ),

  // What is published is everybody's.
  'routes/_index': page('/', everyone(200)),
  'routes/courses._index': page('/courses', everyone(200)),
  'routes/courses.$slug._index': rule(
    [
      place('published', (_, { course }) => `/courses/${course.slug}`, everyone(200)),
      place('for money', (_, { paid }) => `/courses/${paid.slug}`, everyone(200)),
      place('a draft', (_, { draft }) => `/courses/${draft.slug}`, everyone(404)),
      place('unknown', '/courses/none', everyone(404)),
    ],
    learningActs.course,
  ),
  'routes/courses.$slug.lessons.$lesson': rule(
    [
      place('published', (_, { course }) => `/courses/${course.slug}/lessons/lesson-1`, everyone(200)),
      place('a draft', (_, { draft }) => `/courses/${draft.slug}/lessons/lesson-1`, everyone(404)),
      place('unknown', (_, { course }) => `/courses/${course.slug}/lessons/none`, everyone(404)),
    ],
    learningActs.lesson,
  ),
  'routes/search': page('/search?q=lesson', everyone(200)),
  'routes/search[.]json': page('/search.json?q=lesson', everyone(200)),
  'routes/privacy': page('/privacy', everyone(200)),
  'routes/terms': page('/terms', everyone(200)),
  'routes/api.openapi[.]json': page('/api/openapi.json', everyone(200), learningActs.openApi),
  // Shown where the school is built, not where it is run.
  'routes/ui': page('/ui', everyone(404)),

  // Coming in and going out.
  'routes/login': page('/login', members('to /dashboard', 200), accountActs.login),
  'routes/signup': page('/signup', members('to /courses', 200), accountActs.signup),
  'routes/logout': page('/logout', everyone('to /'), accountActs.logout),
  'routes/forgot': page('/forgot', everyone(200), accountActs.forgot),
  'routes/reset': page('/reset', everyone(200), accountActs.reset),
  'routes/verify': page('/verify', members(200), accountActs.verify),
  'routes/auth.passkey': page('/auth/passkey', everyone('to /login'), accountActs.passkey),
  'routes/auth.passkey_.new': page(
    '/auth/passkey/new',
    everyone('to /settings/passkeys'),
    accountActs.newPasskey,
  ),
  'routes/auth.passkey_.confirm': page(
    '/auth/passkey/confirm',
    everyone('to /confirm'),
    accountActs.passkeyConfirmation,
  ),
  // Who has just signed in need not confirm it.
  'routes/confirm': page('/confirm', members('to /settings/security'), accountActs.confirm),
  'routes/auth.oidc': page('/auth/oidc', everyone(200), accountActs.provider),
  'routes/auth.oidc_.callback': page('/auth/oidc/callback', everyone('to /login')),
  'routes/preferences': page('/preferences', everyone('to /'), accountActs.preferences),

  // What is somebody's own.
  'routes/dashboard': page('/dashboard', members(200)),
  'routes/achievements': page('/achievements', members(200)),
  'routes/notes._index': page('/notes', members(200)),
  'routes/lesson-tools.$lessonId': page(
    `/lesson-tools/${UNKNOWN_ID}`,
    everyone(200),
    learningActs.lessonTools,
  ),
  'routes/topics.$slug': rule([
    place('known', '/topics/topic-a', members(200)),
    place('unknown', '/topics/none', members(404)),
  ]),
  'routes/practice._index': page('/practice', members(200)),
  'routes/practice.$practiceId': rule(
    [
      place('own', (own) => `/practice/${own.practiceId}?task=${own.task.taskId}`, members(200)),
      // Under whichever id, everybody sees their own answers and no others.
      place('the learner’s', (_, { people }) => `/practice/${people.learner.practiceId}?end`, members(200)),
      place(
        'of a draft',
        (own, { draft }) => `/practice/${own.practiceId}?task=${draft.tasks[0]?.taskId}`,
        members(404),
      ),
      place('unknown', '/practice/none', members(404)),
    ],
    learningActs.practice,
  ),
  'routes/history': page('/history', members(200)),
  'routes/history_.$taskId': rule([
    place('own', (own) => `/history/${own.task.taskId}`, members(200)),
    place(
      'the learner’s',
      (_, { people }) => `/history/${people.learner.task.taskId}`,
      only(['learner'], 200, 404),
    ),
    place('unknown', `/history/${UNKNOWN_ID}`, members(404)),
  ]),
  // A person’s picture is for everybody who is signed in.
  'routes/pictures.$userId.$version': showing(
    ['picture'],
    MEMBERS,
    rule([
      place('own', (own) => pictureAddress(own.userId, own.pictureHash), members(200, 401)),
      place(
        'the learner’s',
        (_, { people: { learner } }) => pictureAddress(learner.userId, learner.pictureHash),
        members(200, 401),
      ),
      place('unknown', pictureAddress(UNKNOWN_ID, '0'.repeat(64)), members(404, 401)),
    ]),
  ),

  // The settings.
  'routes/settings': around(members(200)),
  'routes/settings._index': page('/settings', members(200), settingsActs.index),
  'routes/settings.api-keys': page('/settings/api-keys', members(200), settingsActs.apiKeys),
  'routes/settings.passkeys': page('/settings/passkeys', members(200), settingsActs.passkeys),
  'routes/settings.picture': page('/settings/picture', members(200), settingsActs.picture),
  'routes/settings.security': page('/settings/security', members(200), settingsActs.security),

  // For programs.
  'routes/api.xp.user': rule(
    [
      place('own', (own) => `/api/xp/user?userId=${own.userId}&topicSlug=topic-a`, callers(200, 200)),
      place(
        'the learner’s',
        (_, { people }) => `/api/xp/user?userId=${people.learner.userId}&topicSlug=topic-a`,
        { ...callers(200, 200), other: 403, instructor: 403, admin: 403 },
      ),
      place('unknown', '/api/xp/user?topicSlug=none', callers(404, 404)),
    ],
    learningActs.apiXp,
  ),
  'routes/api.reviews.due': page('/api/reviews/due', callers(200, 200), learningActs.apiDue),
  'routes/api.tasks.submit': page('/api/tasks/submit', everyone(405), learningActs.apiSubmit),

  // How the school runs.
  'routes/admin.system': showing(
    ['userId', 'parked'],
    ['admin'],
    page('/admin/system', operators(200), settingsActs.system),
  ),
  'routes/admin.reports': showing(
    ['report'],
    ['admin'],
    page('/admin/reports', operators(200), settingsActs.reports),
  ),
}
