import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CourseCard } from '#app/features/content/course-card.tsx'
import { listCourses } from '#app/features/content/list-courses.server.ts'
import { allowAnyone } from '#app/features/user/require-viewer.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Page } from '#app/ui/page.tsx'

export function loader(args: LoaderFunctionArgs) {
  allowAnyone(args)
  return { courses: listCourses(args.context.reader) }
}

export default function HomeRoute() {
  const { courses } = useLoaderData<typeof loader>()
  return (
    <Page>
      <section className="max-w-3xl space-y-6 py-6 sm:py-12">
        <h1 className="text-4xl font-bold sm:text-6xl">School, wherever you are.</h1>
        <p className="text-xl text-muted">
          A hedge school was held outdoors, wherever its pupils were. This one keeps teaching when the network
          doesn’t: short lessons, tasks that explain themselves, and progress that is never lost and never
          counted twice.
        </p>
        <div className="flex flex-wrap gap-3">
          <ButtonLink to="/signup">Start learning</ButtonLink>
          <ButtonLink to="/courses" look="secondary">
            Look at the courses
          </ButtonLink>
        </div>
      </section>
      <section aria-labelledby="home-courses" className="mt-8 space-y-5">
        <h2 id="home-courses" className="text-2xl font-bold">
          Courses to begin with
        </h2>
        <ul className="grid gap-5 sm:grid-cols-2">
          {courses.map((course) => (
            <li key={course.id}>
              <CourseCard course={course} />
            </li>
          ))}
        </ul>
      </section>
    </Page>
  )
}
