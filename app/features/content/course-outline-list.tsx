import { Link } from '@remix-run/react'
import { Check, ChevronRight } from 'lucide-react'
import { durationInWords } from '#app/words/duration.ts'
import { content } from '#app/words/en/content.ts'
import { useWords } from '#app/words/use-words.ts'
import type { CourseOutline, LessonOutline } from './find-course.server.ts'

/** A course's modules and lessons, with how far the learner is in each. */
export function CourseOutlineList({ course, lessons, nextSlug }: CourseOutlineListProps) {
  const t = useWords(content)
  return (
    <ol className="space-y-10">
      {course.modules.map((module, index) => (
        <li key={module.id} id={`module-${module.id}`} className="space-y-3">
          <p className="text-sm font-semibold text-accent">{t('course.module', { number: index + 1 })}</p>
          <h3 className="text-2xl font-bold" lang={course.language}>
            {module.title}
          </h3>
          <p className="text-muted" lang={course.language}>
            {module.description}
          </p>
          <ol className="divide-y divide-line rounded-card border border-line bg-raised">
            {module.lessons.map((lesson) => (
              <li key={lesson.id}>
                <LessonRow
                  course={course}
                  lesson={lesson}
                  percentage={lessons[lesson.id] ?? 0}
                  isNext={lesson.slug === nextSlug}
                />
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
  /** Slug of the lesson to go on with; null for nobody's and for none. */
  readonly nextSlug: string | null
}

function LessonRow({ course, lesson, percentage, isNext }: LessonRowProps) {
  const t = useWords(content)
  return (
    <Link
      to={`/courses/${course.slug}/lessons/${lesson.slug}`}
      className={`flex min-h-16 items-center gap-4 px-5 py-3 hover:text-accent ${isNext ? 'bg-accent-soft' : ''}`}
    >
      <span className="grid grow grid-cols-[1fr_auto] items-center gap-x-4">
        <span className="col-span-2 font-semibold sm:col-span-1" lang={course.language}>
          {lesson.title}
        </span>
        <span className="text-sm text-muted">
          {durationInWords(t.locale, lesson.minutes)} · {t('counts.tasks', { count: lesson.tasks })}
        </span>
        <LessonStanding percentage={percentage} isNext={isNext} />
      </span>
      <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-muted rtl:-scale-x-100" />
    </Link>
  )
}

/** Beside the title where there is room, else below it. */
function LessonStanding({ percentage, isNext }: Pick<LessonRowProps, 'percentage' | 'isNext'>) {
  const t = useWords(content)
  return (
    <span className="flex gap-3 text-sm whitespace-nowrap sm:col-start-2 sm:row-span-2 sm:row-start-1">
      {percentage === 100 && (
        <span className="flex items-center gap-1 font-semibold text-good">
          <Check aria-hidden="true" className="size-4" /> {t('course.done')}
        </span>
      )}
      {isNext && percentage < 100 && (
        <span className="font-semibold text-accent">{t('course.nextHere')}</span>
      )}
      {percentage > 0 && percentage < 100 && (
        <span className="text-earned">{t('course.percent', { percent: percentage })}</span>
      )}
    </span>
  )
}

interface LessonRowProps {
  readonly course: CourseOutline
  readonly lesson: LessonOutline
  /** 0 to 100. */
  readonly percentage: number
  readonly isNext: boolean
}
