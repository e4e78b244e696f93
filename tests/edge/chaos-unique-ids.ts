import type { EndState, Row, Rows } from './chaos-end-state.ts'

/** Points of a task of the small course. */
const TASK_XP = 10

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
  const solved = new Set(attempts.filter((row) => row['isCorrect'] === 1).map((row) => row['taskId']))
  const paid = attempts.filter((row) => Number(row['xpEarned']) > 0).map((row) => row['taskId'])
  const xp = solved.size * TASK_XP
  const finished = own('LessonProgress').filter((row) => row['finishedAt'] !== null)
  const expected = {
    'attempts of entries': [sameMembers(ids('attempt.v1'), attempts), ids('attempt.v1').length],
    'paid tasks': [sum(attempts, 'xpEarned') === xp && paid.length === new Set(paid).size, xp],
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
