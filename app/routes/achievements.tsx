import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { AchievementGrid } from '#app/features/xp/achievement-grid.tsx'
import { listAchievements } from '#app/features/xp/list-achievements.server.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { achievements as words } from '#app/words/en/achievements.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => [
  { title: `${wordsOf(words, localeOfPage(matches))('title')} · Hedgeschool` },
]

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireViewer(args)
  const { reader } = args.context
  return reader.forLearner(viewer.userId, (view) => ({
    achievements: listAchievements(view, viewer),
  }))
}

export default function AchievementsRoute() {
  const { achievements } = useLoaderData<typeof loader>()
  const t = useWords(words)
  const earned = achievements.filter((one) => one.isEarned).length
  return (
    <Page>
      <BackLink to="/dashboard">{t('dashboard')}</BackLink>
      <PageTitle title={t('title')} lead={t('lead', { earned, total: achievements.length })} />
      <AchievementGrid achievements={achievements} />
    </Page>
  )
}
