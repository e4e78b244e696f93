import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { AchievementGrid } from '#app/features/xp/achievement-grid.tsx'
import { listAchievements } from '#app/features/xp/list-achievements.server.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction = () => [{ title: 'Achievements · Hedgeschool' }]

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireViewer(args)
  const { reader } = args.context
  return reader.forLearner(viewer.userId, (view) => ({
    achievements: listAchievements(view, viewer),
  }))
}

export default function AchievementsRoute() {
  const { achievements } = useLoaderData<typeof loader>()
  const earned = achievements.filter((one) => one.isEarned).length
  return (
    <Page>
      <BackLink to="/dashboard">Dashboard</BackLink>
      <PageTitle title="Achievements" lead={`${earned} of ${achievements.length} earned.`} />
      <AchievementGrid achievements={achievements} />
    </Page>
  )
}
