import { Link } from '@remix-run/react'
import { countOf, durationOf } from '#app/kernel/words.ts'
import { Prose } from '#app/ui/prose.tsx'
import { LEVELS } from './course-card.tsx'
import type { CourseOutline } from './find-course.server.ts'

/** What somebody wants to know before they begin. */
export function CourseFacts({ course }: { readonly course: CourseOutline }) {
  const lessons = course.modules.flatMap((module) => module.lessons)
  const tasks = lessons.reduce((sum, lesson) => sum + lesson.tasks, 0)
  return (
    <div className="space-y-6">
      <p className="text-sm text-muted">
        {LEVELS[course.difficulty]} · {countOf(lessons.length, 'lesson')} · {countOf(tasks, 'task')} ·{' '}
        {durationOf(course.estimatedMinutes)}
      </p>
      <section className="space-y-2">
        <h2 className="text-lg font-bold">What you will be able to do</h2>
        <ul className="list-disc space-y-1 pl-5">
          {course.objectives.map((objective) => (
            <li key={objective}>{objective}</li>
          ))}
        </ul>
      </section>
      {course.prerequisites.length > 0 && (
        <section className="space-y-2">
          <h2 className="text-lg font-bold">What helps beforehand</h2>
          <ul className="list-disc pl-5">
            {course.prerequisites.map(({ slug, title }) => (
              <li key={slug}>
                <Link to={`/courses/${slug}`} className="text-accent underline">
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Prose html={course.overviewHtml} className="text-muted" />
    </div>
  )
}
