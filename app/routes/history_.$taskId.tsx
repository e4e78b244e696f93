import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { listTaskHistory } from '#app/features/xp/list-task-history.server.ts'
import { TaskHistoryList } from '#app/features/xp/task-history-list.tsx'
import { localDay } from '#app/kernel/time.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction = () => [{ title: 'One task · Hedgeschool' }]

export async function loader(args: LoaderFunctionArgs) {
  const { userId, timeZone } = await requireViewer(args)
  const { reader, nowMs } = args.context
  const taskId = args.params['taskId'] ?? ''
  const attempts = reader.forLearner(userId, (view) => listTaskHistory(view, userId, taskId))
  if (attempts.length === 0) throw new Response(null, { status: 404 })
  return { attempts, today: localDay(nowMs(), timeZone) }
}

export default function TaskHistoryRoute() {
  const { attempts, today } = useLoaderData<typeof loader>()
  return (
    <Page width="narrow">
      <BackLink to="/history">History</BackLink>
      <PageTitle title="One task" lead="Every answer that you gave to it, the newest first." />
      <TaskHistoryList attempts={attempts} today={today} />
    </Page>
  )
}
