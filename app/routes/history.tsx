import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { ActivityLogList } from '#app/features/xp/activity-log-list.tsx'
import { listActivityLog } from '#app/features/xp/list-activity-log.server.ts'
import { localDay } from '#app/kernel/time.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction = () => [{ title: 'History · Hedgeschool' }]

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireViewer(args)
  const { reader, nowMs } = args.context
  const before = new URL(args.request.url).searchParams.get('before')
  const log = reader.forLearner(viewer.userId, (view) => listActivityLog(view, viewer, { before }))
  return { ...log, isNewest: before === null, today: localDay(nowMs(), viewer.timeZone) }
}

export default function HistoryRoute() {
  const { lines, nextBefore, isNewest, today } = useLoaderData<typeof loader>()
  return (
    <Page width="narrow">
      <BackLink to="/dashboard">Dashboard</BackLink>
      <PageTitle title="History" lead="What you did, what it paid, and why." />
      {lines.length === 0 && <NothingHere isNewest={isNewest} />}
      <ActivityLogList lines={lines} today={today} />
      <nav aria-label="Parts of the history" className="mt-8 flex flex-wrap gap-3">
        {!isNewest && (
          <ButtonLink to="/history" look="secondary">
            The newest
          </ButtonLink>
        )}
        {nextBefore !== null && (
          <ButtonLink to={`/history?${new URLSearchParams({ before: nextBefore })}`} look="secondary">
            Further back
          </ButtonLink>
        )}
      </nav>
    </Page>
  )
}

function NothingHere({ isNewest }: { readonly isNewest: boolean }) {
  if (!isNewest) return <p className="text-muted">There is nothing further back.</p>
  return (
    <div className="space-y-4 rounded-card border border-line bg-raised p-6">
      <p>Nothing yet: your first answer begins it.</p>
      <ButtonLink to="/practice">Practise</ButtonLink>
    </div>
  )
}
