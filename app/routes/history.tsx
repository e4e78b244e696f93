import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { ActivityLogList } from '#app/features/xp/activity-log-list.tsx'
import { listActivityLog } from '#app/features/xp/list-activity-log.server.ts'
import { localDay } from '#app/kernel/time.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { history } from '#app/words/en/history.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => [
  { title: `${wordsOf(history, localeOfPage(matches))('title')} · Hedgeschool` },
]

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireViewer(args)
  const { reader, nowMs } = args.context
  const before = new URL(args.request.url).searchParams.get('before')
  const log = reader.forLearner(viewer.userId, (view) => listActivityLog(view, viewer, { before }))
  return { ...log, isNewest: before === null, today: localDay(nowMs(), viewer.timeZone) }
}

export default function HistoryRoute() {
  const { lines, nextBefore, isNewest, today } = useLoaderData<typeof loader>()
  const t = useWords(history)
  return (
    <Page width="narrow">
      <BackLink to="/dashboard">{t('dashboard')}</BackLink>
      <PageTitle title={t('title')} lead={t('lead')} />
      {lines.length === 0 && <NothingHere isNewest={isNewest} />}
      <ActivityLogList lines={lines} today={today} />
      <nav aria-label={t('parts')} className="mt-8 flex flex-wrap gap-3">
        {!isNewest && (
          <ButtonLink to="/history" look="secondary">
            {t('newest')}
          </ButtonLink>
        )}
        {nextBefore !== null && (
          <ButtonLink to={`/history?${new URLSearchParams({ before: nextBefore })}`} look="secondary">
            {t('further')}
          </ButtonLink>
        )}
      </nav>
    </Page>
  )
}

function NothingHere({ isNewest }: { readonly isNewest: boolean }) {
  const t = useWords(history)
  if (!isNewest) return <p className="text-muted">{t('nothingFurther')}</p>
  return (
    <EmptyState title={t('nothingTitle')} text={t('nothing')}>
      <ButtonLink to="/practice">{t('practise')}</ButtonLink>
    </EmptyState>
  )
}
