import { Link } from '@remix-run/react'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { learning } from '#app/words/en/learning.ts'
import { useWords } from '#app/words/use-words.ts'
import type { EnrolledCourse } from './list-enrolled-courses.server.ts'
import { foldCourses } from './rules/fold-courses.ts'

/** A learner's courses, each with the place to go on: a few at once, many behind a fold. */
export function ContinueHere({ courses }: { readonly courses: readonly EnrolledCourse[] }) {
  const t = useWords(learning)
  const { shown, folded } = foldCourses(courses)
  return (
    <section aria-labelledby="continue" className="space-y-4">
      <h2 id="continue" className="text-2xl font-bold">
        {t('goOn.title')}
      </h2>
      {courses.length === 0 && (
        <EmptyState title={t('goOn.noneTitle')} text={t('goOn.none')}>
          <ButtonLink to="/courses">{t('goOn.choose')}</ButtonLink>
        </EmptyState>
      )}
      {shown.length > 0 && <CoursePlaces courses={shown} />}
      {folded.length > 0 && (
        <details>
          <summary className="mb-1 w-fit cursor-pointer rounded-control py-3 font-medium text-accent underline-offset-4 hover:underline">
            {t('goOn.more', { count: folded.length })}
          </summary>
          <CoursePlaces courses={folded} />
        </details>
      )}
    </section>
  )
}

function CoursePlaces({ courses }: { readonly courses: readonly EnrolledCourse[] }) {
  const columns = courses.length > 3 ? 'sm:grid-cols-2' : 'lg:auto-cols-fr lg:grid-flow-col'
  return (
    <ul className={`grid gap-4 ${columns}`}>
      {courses.map((course) => (
        <li key={course.slug}>
          <CoursePlace course={course} />
        </li>
      ))}
    </ul>
  )
}

function CoursePlace({ course }: { readonly course: EnrolledCourse }) {
  const t = useWords(learning)
  return (
    <article className="flex h-full flex-col gap-4 rounded-card border border-line bg-raised p-5">
      <div className="grow space-y-1">
        <h3 className="text-xl font-bold wrap-anywhere">
          <Link to={`/courses/${course.slug}`} className="hover:text-accent">
            {course.title}
          </Link>
        </h3>
        <WhereTheyAre next={course.next} />
      </div>
      <div className="flex items-center gap-5">
        <div className="min-w-0 grow space-y-2">
          <ProgressBar
            label={t('goOn.progressOf', { title: course.title })}
            value={course.finished}
            max={Math.max(1, course.lessons)}
          />
          <p className="text-sm text-muted">
            {t('enroll.finished', { finished: course.finished, total: course.lessons })}
          </p>
        </div>
        <WayOn course={course} />
      </div>
    </article>
  )
}

function WhereTheyAre({ next }: Pick<EnrolledCourse, 'next'>) {
  const t = useWords(learning)
  const lesson = (title: ReactNode) => <strong>{title}</strong>
  if (!next) {
    return (
      <p className="flex items-center gap-1 font-semibold text-good">
        <Check aria-hidden="true" className="size-4" /> {t('goOn.allFinished')}
      </p>
    )
  }
  return <p>{t.rich(next.isBegun ? 'goOn.wereIn' : 'goOn.nextIs', { title: next.title, lesson })}</p>
}

function WayOn({ course: { slug, next } }: { readonly course: EnrolledCourse }) {
  const t = useWords(learning)
  return (
    <ButtonLink
      to={next ? `/courses/${slug}/lessons/${next.slug}` : '/practice'}
      look="secondary"
      className="shrink-0"
    >
      {next ? t(next.isBegun ? 'enroll.goOn' : 'enroll.begin') : t('goOn.practise')}
    </ButtonLink>
  )
}
