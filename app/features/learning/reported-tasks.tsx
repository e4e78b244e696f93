import { Form, Link } from '@remix-run/react'
import { localDay } from '#app/kernel/time.ts'
import { Button } from '#app/ui/button.tsx'
import { notes } from '#app/words/en/notes.ts'
import { useWords } from '#app/words/use-words.ts'
import type { OpenReport, ReportedTask } from './list-open-reports.server.ts'
import { findReason } from './rules/task-report.ts'

/** What learners found wrong with tasks, for those who can put it right. */
export function ReportedTasks({ total, tasks, timeZone }: ReportedTasksProps) {
  const t = useWords(notes)
  if (total === 0) return <p className="text-muted">{t('admin.none')}</p>
  const shown = tasks.flatMap(({ reports }) => reports).length
  return (
    <>
      <p>
        {t('admin.total', { count: total })} {total > shown && t('admin.limited', { count: shown })}
      </p>
      <ul className="space-y-6">
        {tasks.map((task) => (
          <li key={task.id}>
            <ReportsOfTask task={task} timeZone={timeZone} />
          </li>
        ))}
      </ul>
    </>
  )
}

interface ReportedTasksProps {
  /** Open reports in all. */
  readonly total: number
  readonly tasks: readonly ReportedTask[]
  /** Of the operator: IANA name. */
  readonly timeZone: string
}

function ReportsOfTask({ task, timeZone }: { readonly task: ReportedTask; readonly timeZone: string }) {
  const t = useWords(notes)
  return (
    <section
      aria-labelledby={`task-${task.id}`}
      className="space-y-4 rounded-card border border-line bg-raised p-5"
    >
      <div>
        <p className="text-sm text-muted">
          <bdi>{task.courseTitle}</bdi>
        </p>
        <h2 id={`task-${task.id}`} className="text-xl font-bold">
          {t('admin.task', { slug: task.slug, lesson: task.lessonTitle })}
        </h2>
        {task.path === null ? (
          <p className="text-sm text-muted">{t('admin.retired')}</p>
        ) : (
          <Link
            to={task.path}
            className="inline-flex min-h-11 items-center text-accent underline underline-offset-4"
          >
            {t('admin.look')}
          </Link>
        )}
      </div>
      <ul className="divide-y divide-line border-t border-line">
        {task.reports.map((report) => (
          <li key={report.id} className="py-3">
            <ReportLine task={task} report={report} timeZone={timeZone} />
          </li>
        ))}
      </ul>
      {task.reports.length > 1 && (
        <ResolveForm task={task} reports={task.reports} look="secondary">
          {t('admin.resolveAll', { count: task.reports.length })}
        </ResolveForm>
      )}
    </section>
  )
}

function ReportLine({ task, report, timeZone }: ReportLineProps) {
  const t = useWords(notes)
  const reason = findReason(report.reason)
  const at = new Date(`${localDay(Date.parse(report.reportedAt), timeZone)}T00:00:00Z`)
  return (
    <>
      <p className="font-semibold">{reason ? t(`report.reasons.${reason}`) : report.reason}</p>
      {report.body !== '' && (
        <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
          {report.body}
        </p>
      )}
      <p className="text-sm text-muted">
        {[t('admin.reportedAt', { at }), ...(report.isOlder ? [t('admin.older')] : [])].join(' · ')}
      </p>
      <ResolveForm
        task={task}
        reports={[report]}
        look="quiet"
        label={t('admin.resolveLabel', { at, slug: task.slug })}
      >
        {t('admin.resolve')}
      </ResolveForm>
    </>
  )
}

interface ReportLineProps {
  readonly task: ReportedTask
  readonly report: OpenReport
  readonly timeZone: string
}

function ResolveForm({ task, reports, look, label, children }: ResolveFormProps) {
  return (
    <Form method="post" className={look === 'quiet' ? '-ms-2' : ''}>
      <input type="hidden" name="taskId" value={task.id} />
      {reports.map(({ id }) => (
        <input key={id} type="hidden" name="reportId" value={id} />
      ))}
      <Button look={look} aria-label={label}>
        {children}
      </Button>
    </Form>
  )
}

interface ResolveFormProps {
  readonly task: ReportedTask
  readonly reports: readonly OpenReport[]
  readonly look: 'secondary' | 'quiet'
  /** Names it to screen readers, where its words do not. */
  readonly label?: string
  readonly children: string
}
