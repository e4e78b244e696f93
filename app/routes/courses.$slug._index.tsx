import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CourseFacts } from '#app/features/content/course-facts.tsx'
import { CourseOutlineList } from '#app/features/content/course-outline-list.tsx'
import { findCourse } from '#app/features/content/find-course.server.ts'
import { enrollInCourse } from '#app/features/learning/enroll-in-course.server.ts'
import { EnrollPanel } from '#app/features/learning/enroll-panel.tsx'
import { getCourseState, NO_COURSE_STATE } from '#app/features/learning/get-course-state.server.ts'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'
import { Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.course.title ?? 'Course'} · Hedgeschool` },
  { name: 'description', content: data?.course.description },
]

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await findViewer(args)
  const { reader } = args.context
  const course = findCourse(reader, args.params['slug'] ?? '')
  if (!course) throw new Response(null, { status: 404 })
  const state = viewer
    ? reader.forLearner(viewer.userId, (view) => getCourseState(view, viewer.userId, course))
    : NO_COURSE_STATE
  return { course, state, isSignedIn: viewer !== null }
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireViewer(args)
  const { reader, journal, nowMs, newId } = args.context
  const course = findCourse(reader, args.params['slug'] ?? '')
  if (!course) throw new Response(null, { status: 404 })
  const { id: courseId, priceCents } = course
  const enrolled = await enrollInCourse(journal, viewer, { courseId, priceCents }, { nowMs: nowMs(), newId })
  if (!enrolled.ok)
    return Response.json({ refusal: enrolled.reason }, { status: httpStatusOf(enrolled.reason) })
  const wish = (await args.request.formData()).get('lesson')
  const lessons = course.modules.flatMap((module) => module.lessons)
  const first = lessons.find((lesson) => lesson.slug === wish) ?? lessons[0]
  return redirect(first ? `/courses/${course.slug}/lessons/${first.slug}` : `/courses/${course.slug}`)
}

export default function CourseRoute() {
  const { course, state, isSignedIn } = useLoaderData<typeof loader>()
  const refused = useActionData<{ readonly refusal: 'not-free' | 'unavailable' }>()
  return (
    <Page>
      <PageTitle title={course.title} lead={course.description} />
      <div className="grid gap-10 lg:grid-cols-[1fr_18rem]">
        <div className="order-first lg:order-2">
          <EnrollPanel
            slug={course.slug}
            state={state}
            isSignedIn={isSignedIn}
            refusal={refused?.refusal ?? null}
          />
        </div>
        <div className="lg:order-1 lg:row-span-2">
          <CourseOutlineList course={course} lessons={state.lessons} />
        </div>
        <aside className="lg:order-3">
          <CourseFacts course={course} />
        </aside>
      </div>
    </Page>
  )
}
