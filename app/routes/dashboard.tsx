import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { OwnParkedNotice } from '#app/features/journal/own-parked-notice.tsx'
import { ContinueHere } from '#app/features/learning/continue-here.tsx'
import { ConfirmAddressNotice } from '#app/features/user/confirm-address-notice.tsx'
import { findAccount } from '#app/features/user/find-account.server.ts'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { ActivityHeatmap } from '#app/features/xp/activity-heatmap.tsx'
import { DueCard } from '#app/features/xp/due-card.tsx'
import { getDashboard } from '#app/features/xp/get-dashboard.server.ts'
import { ProgressLinks } from '#app/features/xp/progress-links.tsx'
import { QuestList } from '#app/features/xp/quest-list.tsx'
import { RecommendationList } from '#app/features/xp/recommendation-list.tsx'
import { listActiveDays } from '#app/features/xp/rules/heatmap.ts'
import { StreakCard } from '#app/features/xp/streak-card.tsx'
import { TopicGrid } from '#app/features/xp/topic-grid.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { dashboard } from '#app/words/en/dashboard.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => [
  { title: `${wordsOf(dashboard, localeOfPage(matches))('title')} · Hedgeschool` },
]

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireViewer(args)
  const { reader, nowMs } = args.context
  const page = reader.forLearner(viewer.userId, (view) => getDashboard(view, viewer, nowMs()))
  const isVerified = findAccount(reader, viewer.userId)?.isVerified ?? true
  return { name: viewer.name, isVerified, ...page }
}

export default function DashboardRoute() {
  const { name, isVerified, parked, courses, topics, streak, today, ...rest } = useLoaderData<typeof loader>()
  const t = useWords(dashboard)
  const isNew = topics.length === 0 && streak.longestDays === 0
  return (
    <Page>
      <PageTitle title={t('hello', { name })} />
      {!isVerified && <ConfirmAddressNotice />}
      <OwnParkedNotice parked={parked} />
      <div className="space-y-12">
        {!isNew && (
          <>
            <RecommendationList recommendations={rest.recommendations} />
            <div className="grid gap-8 lg:grid-cols-2 quiet:hidden">
              <StreakCard streak={streak} activeDays={listActiveDays(rest.heatmap)} today={today} />
              <QuestList quests={rest.quests} />
            </div>
            <DueCard {...rest.due} today={today} />
          </>
        )}
        <ContinueHere courses={courses} />
        {(topics.length > 0 || courses.length > 0) && <TopicGrid topics={topics} today={today} />}
        {!isNew && (
          <>
            <ActivityHeatmap heatmap={rest.heatmap} today={today} />
            <ProgressLinks />
          </>
        )}
      </div>
    </Page>
  )
}
