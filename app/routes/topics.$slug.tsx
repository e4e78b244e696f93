import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { findTopicConfig } from '#app/features/xp/find-topic-config.server.ts'
import { findTopicStanding } from '#app/features/xp/find-topic-standing.server.ts'
import { getTopicStatistics } from '#app/features/xp/get-topic-statistics.server.ts'
import { TopicBegin } from '#app/features/xp/topic-begin.tsx'
import { TopicFacts } from '#app/features/xp/topic-facts.tsx'
import { TopicRules } from '#app/features/xp/topic-rules.tsx'
import { TopicStatisticsCard } from '#app/features/xp/topic-statistics-card.tsx'
import { localDay } from '#app/kernel/time.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { dashboard } from '#app/words/en/dashboard.ts'
import { xp } from '#app/words/en/xp.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const t = wordsOf(xp, localeOfPage(matches))
  return [{ title: `${data?.config.topicTitle ?? t('topic.fallbackTitle')} · Hedgeschool` }]
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireViewer(args)
  const nowMs = args.context.nowMs()
  const slug = args.params['slug'] ?? ''
  const topic = args.context.reader.forLearner(viewer.userId, (view) => {
    const config = findTopicConfig(view, slug)
    const standing = findTopicStanding(view, viewer, slug, nowMs)
    if (!config || !standing) return null
    return { config, standing, statistics: getTopicStatistics(view, viewer.userId, slug) }
  })
  if (!topic) throw new Response(null, { status: 404 })
  return { ...topic, today: localDay(nowMs, viewer.timeZone) }
}

export default function TopicRoute() {
  const { config, standing, statistics, today } = useLoaderData<typeof loader>()
  const t = useWords(dashboard)
  return (
    <Page>
      <BackLink to="/dashboard">{t('title')}</BackLink>
      <PageTitle title={config.topicTitle} lead={config.description} />
      <div className="space-y-12">
        {standing.lastPracticedDay === null ? (
          <TopicBegin topicSlug={config.topicSlug} />
        ) : (
          <div className="grid items-start gap-6 lg:grid-cols-2">
            <TopicFacts standing={standing} today={today} />
            <TopicStatisticsCard statistics={statistics} />
          </div>
        )}
        <TopicRules config={config} level={standing.level} />
      </div>
    </Page>
  )
}
