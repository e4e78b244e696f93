import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { learning } from '#app/words/en/learning.ts'
import { useWords } from '#app/words/use-words.ts'
import type { EnrolledCourse } from './list-enrolled-courses.server.ts'

/** A learner's courses, each with the place to go on. */
export function ContinueHere({ courses }: { readonly courses: readonly EnrolledCourse[] }) {
  const t = useWords(learning)
  return (
    <section aria-labelledby="continue" className="space-y-5">
      <h2 id="continue" className="text-2xl font-bold">
        {t('goOn.title')}
      </h2>
      {courses.length === 0 && (
        <EmptyState title={t('goOn.noneTitle')} text={t('goOn.none')}>
          <ButtonLink to="/courses">{t('goOn.choose')}</ButtonLink>
        </EmptyState>
      )}
      {courses.map((course) => (
        <CoursePlace key={course.slug} course={course} />
      ))}
    </section>
  )
}

function CoursePlace({ course }: { readonly course: EnrolledCourse }) {
  const t = useWords(learning)
  const lesson = (title: ReactNode) => <strong>{title}</strong>
  return (
    <article className="space-y-4 rounded-card border border-line bg-raised p-6">
      <h3 className="text-xl font-bold">
        <Link to={`/courses/${course.slug}`} className="hover:text-accent">
          {course.title}
        </Link>
      </h3>
      <ProgressBar
        label={t('goOn.progressOf', { title: course.title })}
        value={course.finished}
        max={Math.max(1, course.lessons)}
      />
      <p className="text-sm text-muted">
        {t('enroll.finished', { finished: course.finished, total: course.lessons })}
      </p>
      {course.next ? (
        <p className="flex flex-wrap items-center justify-between gap-3">
          <span>
            {t.rich(course.next.isBegun ? 'goOn.wereIn' : 'goOn.nextIs', {
              title: course.next.title,
              lesson,
            })}
          </span>
          <ButtonLink to={`/courses/${course.slug}/lessons/${course.next.slug}`} look="secondary">
            {course.next.isBegun ? t('enroll.goOn') : t('enroll.begin')}
          </ButtonLink>
        </p>
      ) : (
        <p className="flex flex-wrap items-center justify-between gap-3">
          <span className="font-semibold text-good">✓ {t('goOn.allFinished')}</span>
          <ButtonLink to="/practice" look="secondary">
            {t('goOn.practise')}
          </ButtonLink>
        </p>
      )}
    </article>
  )
}
