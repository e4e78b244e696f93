import type { Snapshot } from '#app/data/reader.ts'
import { tables } from '#app/data/sql.ts'

/** A task that learners found something wrong with. */
export interface ReportedTask {
  readonly id: string
  readonly slug: string
  readonly lessonTitle: string
  readonly courseTitle: string
  /** Path of the page that it is on; null when it is on none any more. */
  readonly path: string | null
  /** The oldest first. */
  readonly reports: readonly OpenReport[]
}

/** What one of them said. */
export interface OpenReport {
  readonly id: string
  readonly reason: string
  readonly body: string
  /** ISO-8601. */
  readonly reportedAt: string
  /** Whether the task has been changed since. */
  readonly isOlder: boolean
}

/** Reports that are shown at most. */
const SHOWN_REPORTS = 200

/** The open reports that came first, by task, the most often reported first; and how many are open in all. */
export function listOpenReports(view: Snapshot): {
  readonly total: number
  readonly tasks: readonly ReportedTask[]
} {
  const rows = view.all('open-reports', openReports)
  const [count] = view.all('open-report-count', openReportCount)
  const tasks = new Map<string, ReportedTask & { readonly reports: OpenReport[] }>()
  for (const row of rows) {
    const { id, reason, body, reportedAt, taskId, taskSlug, lessonTitle, courseTitle } = row
    const isGone = row.retiredAt !== null || row.lessonRetiredAt !== null || row.status !== 'PUBLISHED'
    const path = isGone ? null : `/courses/${row.courseSlug}/lessons/${row.lessonSlug}#task-${taskSlug}`
    const task = tasks.get(taskId) ?? {
      id: taskId,
      slug: taskSlug,
      lessonTitle,
      courseTitle,
      path,
      reports: [],
    }
    tasks.set(taskId, task)
    task.reports.push({ id, reason, body, reportedAt, isOlder: row.revisionId !== row.currentRevisionId })
  }
  const sorted = [...tasks.values()].toSorted((one, other) => other.reports.length - one.reports.length)
  return { total: count?.total ?? 0, tasks: sorted }
}

const openReports = tables
  .selectFrom('TaskReport')
  .innerJoin('Task', 'Task.id', 'TaskReport.taskId')
  .innerJoin('Lesson', 'Lesson.id', 'Task.lessonId')
  .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
  .innerJoin('Course', 'Course.id', 'Module.courseId')
  .select(['TaskReport.id', 'TaskReport.reason', 'TaskReport.body', 'TaskReport.reportedAt'])
  .select(['TaskReport.revisionId', 'Task.id as taskId', 'Task.slug as taskSlug', 'Task.currentRevisionId'])
  .select(['Task.retiredAt', 'Lesson.slug as lessonSlug', 'Lesson.title as lessonTitle'])
  .select(['Lesson.retiredAt as lessonRetiredAt', 'Course.slug as courseSlug', 'Course.title as courseTitle'])
  .select(['Course.status'])
  .where('TaskReport.resolvedAt', 'is', null)
  .orderBy('TaskReport.reportedAt')
  .orderBy('TaskReport.id')
  .limit(SHOWN_REPORTS)

const openReportCount = tables
  .selectFrom('TaskReport')
  .select((eb) => eb.fn.countAll<number>().as('total'))
  .where('resolvedAt', 'is', null)
