import { Link } from '@remix-run/react'
import { durationOf } from '#app/kernel/words.ts'
import { PageTitle } from '#app/ui/page.tsx'
import { Prose } from '#app/ui/prose.tsx'

/** A lesson's text, below where it stands in its course. */
export function LessonArticle({ course, moduleTitle, lesson, place }: LessonArticleProps) {
  return (
    <>
      <LessonBreadcrumb course={course} moduleTitle={moduleTitle} />
      <PageTitle title={lesson.title} lead={`${place} · ${durationOf(lesson.minutes)}`} />
      <Prose html={lesson.html} />
    </>
  )
}

interface LessonArticleProps extends BreadcrumbProps {
  readonly lesson: { readonly title: string; readonly minutes: number; readonly html: string }
  /** E.g. `Lesson 3 of 13`. */
  readonly place: string
}

function LessonBreadcrumb({ course, moduleTitle }: BreadcrumbProps) {
  return (
    <nav aria-label="Breadcrumb" className="mb-4 text-sm text-muted">
      <Link to={`/courses/${course.slug}`} className="text-accent underline underline-offset-4">
        {course.title}
      </Link>{' '}
      <span aria-hidden="true">›</span> {moduleTitle}
    </nav>
  )
}

interface BreadcrumbProps {
  readonly course: { readonly slug: string; readonly title: string }
  readonly moduleTitle: string
}
