import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CourseCard } from '#app/features/content/course-card.tsx'
import { listCourses } from '#app/features/content/list-courses.server.ts'
import { listEnrollments } from '#app/features/learning/list-enrollments.server.ts'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction = () => [{ title: 'Courses · Hedgeschool' }]

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await findViewer(args)
  const { reader } = args.context
  const enrolled = viewer
    ? reader.forLearner(viewer.userId, (view) => listEnrollments(view, viewer.userId))
    : []
  return { courses: listCourses(reader), enrolled: [...enrolled] }
}

export default function CoursesRoute() {
  const { courses, enrolled } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageTitle
        title="Courses"
        lead="Every course is text you can read at once, with tasks that tell you why."
      />
      {courses.length === 0 ? (
        <p className="text-muted">
          There are no courses yet. They appear here as soon as the first is published.
        </p>
      ) : (
        <ul className="grid gap-5 sm:grid-cols-2">
          {courses.map((course) => (
            <li key={course.id}>
              <CourseCard course={course} note={enrolled.includes(course.id) ? 'Yours' : undefined} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
