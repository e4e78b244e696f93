import type { EndState, Row, Rows } from './chaos-end-state.ts'

/** Points of a right answer in the small course: the first to its task on a day, and every other. */
const [FIRST_XP, EARLY_XP] = [10, 3]

/** Everything counts exactly once: each entry, its derived rows, and the sums over them. */
export function findCountedTwice({ primary }: EndState): string[] {
  const users = [...new Set(primary.Entry.map((row) => text(row, 'userId')))]
  return [
    ...findRepeated(primary.Entry, ['id']).map((id) => `twice: entry ${id}`),
    ...findRepeated(primary.Enrollment, ['userId', 'courseId']).map((id) => `twice: enrolment ${id}`),
    ...findRepeated(primary.LessonProgress, ['userId', 'lessonId']).map((id) => `twice: progress ${id}`),
    ...findRepeated(primary.UserTaskAttempt, ['id']).map((id) => `twice: attempt ${id}`),
    ...users.flatMap((userId) => findWrongSums(primary, userId)),
  ]
}

function findRepeated(rows: readonly Row[], columns: readonly string[]): string[] {
  const seen = new Set<string>()
  return rows.flatMap((row) => {
    const key = columns.map((column) => text(row, column)).join('/')
    const isRepeated = seen.has(key)
    seen.add(key)
    return isRepeated ? [key] : []
  })
}

function findWrongSums(rows: Rows, userId: string): string[] {
  const own = (table: keyof Rows, column = 'userId') =>
    rows[table].filter((row) => text(row, column) === userId)
  const [entries, attempts] = [own('Entry'), own('UserTaskAttempt')]
  const ids = (kind: string) => entries.filter((row) => row['kind'] === kind).map((row) => text(row, 'id'))
  const xp = listPay(attempts).reduce((total, one) => total + one, 0)
  const finished = own('LessonProgress').filter((row) => row['finishedAt'] !== null)
  const expected = {
    'attempts of entries': [sameMembers(ids('attempt.v1'), attempts), ids('attempt.v1').length],
    'points by answer': [sum(attempts, 'xpEarned') === xp, xp],
    'topic points': [sum(own('UserTopicXp'), 'totalXpEarned') === xp, xp],
    'points in all': [sum(own('User', 'id'), 'xp') === xp, xp],
    'attempts by day': [sum(own('UserActivityDay'), 'attempts') === attempts.length, attempts.length],
    'points by day': [sum(own('UserActivityDay'), 'xpEarned') === xp, xp],
    'the stream': [sum(own('Stream'), 'seq') === entries.length, entries.length],
    'lessons finished': [finished.length > 0 === ids('lesson-finished.v1').length > 0, finished.length],
  } as const
  return Object.entries(expected)
    .filter(([, [holds]]) => !holds)
    .map(([what, [, number]]) => `counted wrongly: ${what} of ${userId}, expected ${number}`)
}

/** What each answer must have been paid, by all of them together: at least what was acknowledged. */
function listPay(attempts: readonly Row[]): number[] {
  const seen = new Set<string>()
  const placeOf = (row: Row) => ['localDay', 'completedAt', 'id'].map((column) => text(row, column)).join(' ')
  const inOrder = attempts.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
  return inOrder.map((row) => {
    const key = `${text(row, 'taskId')} ${text(row, 'localDay')}`
    const derived = seen.has(key) ? EARLY_XP : FIRST_XP
    seen.add(key)
    return row['isCorrect'] === 1 ? Math.max(derived, Number(row['acknowledgedXp'] ?? 0)) : 0
  })
}

function sameMembers(ids: readonly string[], rows: readonly Row[]): boolean {
  const there = new Set(rows.map((row) => text(row, 'id')))
  return there.size === ids.length && ids.every((id) => there.has(id))
}

function sum(rows: readonly Row[], column: string): number {
  return rows.reduce((total, row) => total + Number(row[column] ?? 0), 0)
}

function text(row: Row, column: string): string {
  return String(row[column] ?? '')
}
