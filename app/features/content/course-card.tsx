import { Link } from '@remix-run/react'
import { countOf, durationOf } from '#app/kernel/words.ts'
import type { CourseSummary } from './list-courses.server.ts'

/** A course in the catalog. */
export function CourseCard({
  course,
  note,
}: {
  readonly course: CourseSummary
  readonly note?: string | undefined
}) {
  return (
    <article className="group relative flex h-full flex-col gap-3 rounded-card border border-line bg-raised p-6 hover:border-accent">
      <p className="flex flex-wrap gap-2 text-sm text-muted">
        <span className="rounded-full bg-accent-soft px-3 font-semibold text-accent">
          {LEVELS[course.difficulty]}
        </span>
        {note && <span className="rounded-full bg-earned-soft px-3 font-semibold text-earned">{note}</span>}
      </p>
      <h3 className="text-2xl font-bold">
        <Link to={`/courses/${course.slug}`} className="after:absolute after:inset-0 group-hover:text-accent">
          {course.title}
        </Link>
      </h3>
      <p className="grow">{course.description}</p>
      <p className="text-sm text-muted">
        {countOf(course.lessons, 'lesson')} · {countOf(course.tasks, 'task')} ·{' '}
        {durationOf(course.estimatedMinutes)}
      </p>
    </article>
  )
}

/** The words for a course's difficulty. */
export const LEVELS: Readonly<Record<CourseSummary['difficulty'], string>> = {
  BEGINNER: 'For beginners',
  INTERMEDIATE: 'Intermediate',
  ADVANCED: 'Advanced',
  EXPERT: 'Expert',
}
