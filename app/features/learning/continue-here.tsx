import { Link } from '@remix-run/react'
import { ButtonLink } from '#app/ui/button.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import type { EnrolledCourse } from './list-enrolled-courses.server.ts'

/** A learner's courses, each with the place to go on. */
export function ContinueHere({ courses }: { readonly courses: readonly EnrolledCourse[] }) {
  return (
    <section aria-labelledby="continue" className="space-y-5">
      <h2 id="continue" className="text-2xl font-bold">
        Continue here
      </h2>
      {courses.length === 0 && (
        <div className="space-y-4 rounded-card border border-line bg-raised p-6">
          <p>You have not taken a course yet. Pick one, and this is where you will find your place again.</p>
          <ButtonLink to="/courses">Choose a course</ButtonLink>
        </div>
      )}
      {courses.map((course) => (
        <CoursePlace key={course.slug} course={course} />
      ))}
    </section>
  )
}

function CoursePlace({ course }: { readonly course: EnrolledCourse }) {
  return (
    <article className="space-y-4 rounded-card border border-line bg-raised p-6">
      <h3 className="text-xl font-bold">
        <Link to={`/courses/${course.slug}`} className="hover:text-accent">
          {course.title}
        </Link>
      </h3>
      <ProgressBar
        label={`Lessons finished in ${course.title}`}
        value={course.finished}
        max={Math.max(1, course.lessons)}
      />
      <p className="text-sm text-muted">
        {course.finished} of {course.lessons} lessons finished
      </p>
      {course.next ? (
        <p className="flex flex-wrap items-center justify-between gap-3">
          <span>
            {course.next.isBegun ? 'You were in' : 'Next is'} <strong>{course.next.title}</strong>
          </span>
          <ButtonLink to={`/courses/${course.slug}/lessons/${course.next.slug}`} look="secondary">
            {course.next.isBegun ? 'Go on' : 'Begin'}
          </ButtonLink>
        </p>
      ) : (
        <p className="flex flex-wrap items-center justify-between gap-3">
          <span className="font-semibold text-good">✓ All lessons finished</span>
          <ButtonLink to="/practice" look="secondary">
            Practise
          </ButtonLink>
        </p>
      )}
    </article>
  )
}
