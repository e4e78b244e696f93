import type { ActivityLine } from './activity.ts'

/** What a learner did on one of their days, by lesson. */
export interface ActivityDayGroup {
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly lessons: readonly ActivityLessonGroup[]
}

/** What a learner did in one lesson on one day. */
export interface ActivityLessonGroup {
  readonly courseSlug: string
  readonly lessonSlug: string
  readonly lessonTitle: string
  /** Of its answers, each once. */
  readonly topicTitles: readonly string[]
  readonly lines: readonly ActivityLine[]
}

/**
 * Lines of the activity log by day, and each day's by lesson: a day or a lesson that comes again further down joins its
 * first, as a day does where zones differ, and lessons do that were practised in turn.
 *
 * @param lines newest first, and so is each group
 */
export function groupActivity(lines: readonly ActivityLine[]): ActivityDayGroup[] {
  return groupBy(lines, ({ localDay }) => localDay).map(([first, ...others]) => ({
    day: first.localDay,
    lessons: groupBy([first, ...others], lessonOf).map(toLessonGroup),
  }))
}

type Some<T> = readonly [T, ...T[]]

/** What has one key, together; in the order in which the keys come first. */
export function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Some<T>[] {
  const groups = new Map<string, Some<T>>()
  for (const one of all) {
    const key = keyOf(one)
    const before = groups.get(key)
    groups.set(key, before ? [...before, one] : [one])
  }
  return [...groups.values()]
}

function lessonOf({ courseSlug, lessonSlug }: ActivityLine): string {
  return `${courseSlug}/${lessonSlug}`
}

function toLessonGroup(lines: Some<ActivityLine>): ActivityLessonGroup {
  const [{ courseSlug, lessonSlug, lessonTitle }] = lines
  const topics = lines.flatMap((line) => (line.kind === 'attempt' ? [line.topicTitle] : []))
  return { courseSlug, lessonSlug, lessonTitle, topicTitles: [...new Set(topics)], lines }
}
