import { Link } from '@remix-run/react'
import { countOf, durationOf } from '#app/kernel/words.ts'
import type { CourseOutline, LessonOutline } from './find-course.server.ts'

/** A course's modules and lessons, with how far the learner is in each. */
export function CourseOutlineList({ course, lessons }: CourseOutlineListProps) {
  return (
    <ol className="space-y-10">
      {course.modules.map((module, index) => (
        <li key={module.id} className="space-y-3">
          <p className="text-sm font-semibold text-muted">Module {index + 1}</p>
          <h2 className="text-2xl font-bold">{module.title}</h2>
          <p className="text-muted">{module.description}</p>
          <ol className="divide-y divide-line rounded-card border border-line bg-raised">
            {module.lessons.map((lesson) => (
              <li key={lesson.id}>
                <LessonRow courseSlug={course.slug} lesson={lesson} percentage={lessons[lesson.id] ?? 0} />
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}

interface CourseOutlineListProps {
  readonly course: CourseOutline
  /** 0 to 100 by lesson id. */
  readonly lessons: Readonly<Record<string, number>>
}

function LessonRow({ courseSlug, lesson, percentage }: LessonRowProps) {
  return (
    <Link
      to={`/courses/${courseSlug}/lessons/${lesson.slug}`}
      className="flex min-h-14 items-center gap-4 px-5 py-3 hover:text-accent"
    >
      <span className="grow">
        <span className="block font-semibold">{lesson.title}</span>
        <span className="text-sm text-muted">
          {durationOf(lesson.minutes)} · {countOf(lesson.tasks, 'task')}
        </span>
      </span>
      {percentage === 100 && (
        <span className="text-sm font-semibold whitespace-nowrap text-good">✓ Done</span>
      )}
      {percentage > 0 && percentage < 100 && (
        <span className="text-sm whitespace-nowrap text-earned">{percentage} %</span>
      )}
    </Link>
  )
}

interface LessonRowProps {
  readonly courseSlug: string
  readonly lesson: LessonOutline
  readonly percentage: number
}
