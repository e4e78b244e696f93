import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { toFormFields } from '#app/features/content/rules/form-fields.ts'
import { listOpenReports } from '#app/features/learning/list-open-reports.server.ts'
import { ReportedTasks } from '#app/features/learning/reported-tasks.tsx'
import { resolveReports } from '#app/features/learning/resolve-report.server.ts'
import { requireOperator } from '#app/features/user/require-viewer.server.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { notes } from '#app/words/en/notes.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => [
  { title: `${wordsOf(notes, localeOfPage(matches))('admin.title')} · Hedgeschool` },
]

export async function loader(args: LoaderFunctionArgs) {
  const { timeZone } = await requireOperator(args)
  return { ...listOpenReports(args.context.reader), timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const { userId } = await requireOperator(args)
  const { taskId, reportId } = toFormFields(await args.request.formData())
  const { primary, nowMs } = args.context
  const what = { actorId: userId, taskId: taskId?.[0] ?? '', reportIds: reportId ?? [] }
  const resolved = await resolveReports(primary, what, nowMs())
  if (resolved.ok) return redirect('/admin/reports')
  return Response.json({ problem: resolved.reason }, { status: httpStatusOf(resolved.reason) })
}

export default function ReportsRoute() {
  const t = useWords(notes)
  const { total, tasks, timeZone } = useLoaderData<typeof loader>()
  const failed = useActionData<{ readonly problem: 'unknown-report' | 'unavailable' }>()
  return (
    <Page>
      <PageTitle title={t('admin.title')} lead={t('admin.lead')} />
      <div className="space-y-8">
        {failed && (
          <Notice tone="bad">
            {t(failed.problem === 'unavailable' ? 'admin.unavailable' : 'admin.unknown')}
          </Notice>
        )}
        <ReportedTasks total={total} tasks={tasks} timeZone={timeZone} />
      </div>
    </Page>
  )
}
