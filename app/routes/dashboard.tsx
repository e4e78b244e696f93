import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listOwnParked } from '#app/features/journal/list-own-parked.server.ts'
import { OwnParkedNotice } from '#app/features/journal/own-parked-notice.tsx'
import { ContinueHere } from '#app/features/learning/continue-here.tsx'
import { listEnrolledCourses } from '#app/features/learning/list-enrolled-courses.server.ts'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { listTopicXp } from '#app/features/xp/list-topic-xp.server.ts'
import { TopicXpList } from '#app/features/xp/topic-xp-list.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction = () => [{ title: 'Dashboard · Hedgeschool' }]

export async function loader(args: LoaderFunctionArgs) {
  const { userId, name } = await requireViewer(args)
  return args.context.reader.forLearner(userId, (view) => ({
    name,
    courses: listEnrolledCourses(view, userId),
    topics: listTopicXp(view, userId),
    parked: listOwnParked(view, userId),
  }))
}

export default function DashboardRoute() {
  const { name, courses, topics, parked } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageTitle title={`Hello, ${name}`} />
      <OwnParkedNotice parked={parked} />
      <div className="grid gap-10 lg:grid-cols-[1fr_20rem]">
        <ContinueHere courses={courses} />
        <TopicXpList topics={topics} />
      </div>
    </Page>
  )
}
