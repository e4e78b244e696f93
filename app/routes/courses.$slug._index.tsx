import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CourseFacts, CourseGoals } from '#app/features/content/course-facts.tsx'
import { CourseOutlineList } from '#app/features/content/course-outline-list.tsx'
import { findCourse } from '#app/features/content/find-course.server.ts'
import { enrollInCourse } from '#app/features/learning/enroll-in-course.server.ts'
import { EnrollPanel } from '#app/features/learning/enroll-panel.tsx'
import { getCourseState, NO_COURSE_STATE } from '#app/features/learning/get-course-state.server.ts'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Section } from '#app/ui/section.tsx'
import { content } from '#app/words/en/content.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const t = wordsOf(content, localeOfPage(matches))
  return [
    { title: `${data?.course.title ?? t('course.fallbackTitle')} · Hedgeschool` },
    { name: 'description', content: data?.course.description },
  ]
}

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
  const t = useWords(content)
  return (
    <Page>
      <div className="grid gap-x-12 lg:grid-cols-[1fr_18rem]">
        <PageTitle title={course.title} lead={course.description} lang={course.language} />
        <div className="mb-10 space-y-6 self-start rounded-card border border-line bg-raised p-6 lg:sticky lg:top-6 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:mb-0">
          <EnrollPanel
            slug={course.slug}
            state={state}
            isSignedIn={isSignedIn}
            refusal={refused?.refusal ?? null}
          />
          <CourseFacts course={course} />
        </div>
        <div className="min-w-0 space-y-12">
          <CourseGoals course={course} />
          <section aria-labelledby="outline" className="space-y-6">
            <h2 id="outline" className="sr-only">
              {t('course.outline')}
            </h2>
            <CourseOutlineList
              course={course}
              lessons={state.lessons}
              nextSlug={state.isEnrolled ? state.nextSlug : null}
            />
          </section>
          <Section id="about" title={t('course.about')}>
            <Prose html={course.overviewHtml} className="max-w-reading" lang={course.language} />
          </Section>
        </div>
      </div>
    </Page>
  )
}
