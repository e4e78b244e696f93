import { Link } from '@remix-run/react'
import { BookOpen, Clock, ListChecks, Signal, Sprout } from 'lucide-react'
import type { ReactNode } from 'react'
import { durationInWords } from '#app/words/duration.ts'
import { content } from '#app/words/en/content.ts'
import { useWords } from '#app/words/use-words.ts'
import type { CourseOutline } from './find-course.server.ts'

/** How long, how hard, how much. */
export function CourseFacts({ course }: { readonly course: CourseOutline }) {
  const t = useWords(content)
  const lessons = course.modules.flatMap((module) => module.lessons)
  const tasks = lessons.reduce((sum, lesson) => sum + lesson.tasks, 0)
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-2 text-sm lg:grid-cols-1">
      <Fact icon={<Signal {...ICON} />}>{t(`levels.${course.difficulty}`)}</Fact>
      <Fact icon={<Clock {...ICON} />}>{durationInWords(t.locale, course.estimatedMinutes)}</Fact>
      <Fact icon={<BookOpen {...ICON} />}>{t('counts.lessons', { count: lessons.length })}</Fact>
      <Fact icon={<ListChecks {...ICON} />}>{t('counts.tasks', { count: tasks })}</Fact>
    </ul>
  )
}

/** What somebody will be able to do afterwards, and what helps beforehand. */
export function CourseGoals({ course }: { readonly course: CourseOutline }) {
  const t = useWords(content)
  return (
    <section aria-labelledby="objectives" className="space-y-4 rounded-card bg-accent-soft p-6">
      <h2 id="objectives" className="text-xl font-bold">
        {t('course.objectives')}
      </h2>
      <ul className="grid gap-x-8 gap-y-2 sm:grid-cols-2" lang={course.language}>
        {course.objectives.map((objective) => (
          <li key={objective} className="flex gap-3">
            <Sprout aria-hidden="true" className="mt-1 size-5 shrink-0 text-accent" />
            <span>{objective}</span>
          </li>
        ))}
      </ul>
      {course.prerequisites.length > 0 && (
        <p>
          {t('course.prerequisites')}:{' '}
          {course.prerequisites.map(({ slug, title }, index) => (
            <span key={slug}>
              {index > 0 && ', '}
              <Link to={`/courses/${slug}`} className="text-accent underline underline-offset-4">
                {title}
              </Link>
            </span>
          ))}
        </p>
      )}
    </section>
  )
}

const ICON = { 'aria-hidden': true, className: 'size-5 shrink-0 text-accent' } as const

function Fact({ icon, children }: { readonly icon: ReactNode; readonly children: string }) {
  return (
    <li className="flex items-center gap-3">
      {icon}
      {children}
    </li>
  )
}
