import { Link } from '@remix-run/react'
import { Check } from 'lucide-react'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { durationInWords } from '#app/words/duration.ts'
import { content } from '#app/words/en/content.ts'
import { useWords } from '#app/words/use-words.ts'
import type { CourseSummary } from './list-courses.server.ts'

/** A course in the catalog, with how far the learner is where they have taken it up. */
export function CourseCard({ course, progress = null, heading: Heading = 'h2' }: CourseCardProps) {
  const t = useWords(content)
  return (
    <article className="group relative flex h-full flex-col gap-3 rounded-card border border-line bg-raised p-6 transition-colors hover:border-accent">
      <p className="text-sm font-semibold text-accent">{t(`levels.${course.difficulty}`)}</p>
      <Heading className="text-2xl font-bold" lang={course.language}>
        <Link to={`/courses/${course.slug}`} className="after:absolute after:inset-0 group-hover:text-accent">
          {course.title}
        </Link>
      </Heading>
      <p className="grow" lang={course.language}>
        {course.description}
      </p>
      {progress && <CardProgress title={course.title} progress={progress} />}
      <p className="text-sm text-muted">
        {/* Whoever takes it up sees how many lessons it has from how far they are. */}
        {progress === null && `${t('counts.lessons', { count: course.lessons })} · `}
        {t('counts.tasks', { count: course.tasks })} · {durationInWords(t.locale, course.estimatedMinutes)}
      </p>
    </article>
  )
}

interface CourseCardProps {
  readonly course: CourseSummary
  /** Null for somebody who has not taken it up. */
  readonly progress?: LessonsFinished | null
  /** `h3` below a heading of its own. */
  readonly heading?: 'h2' | 'h3'
}

/** How many lessons of a course a learner has finished. */
interface LessonsFinished {
  readonly finished: number
  /** Of the course. */
  readonly lessons: number
}

function CardProgress({ title, progress }: { readonly title: string; readonly progress: LessonsFinished }) {
  const t = useWords(content)
  const { finished, lessons } = progress
  return (
    <div className="space-y-1">
      <ProgressBar label={t('catalog.progressOf', { title })} value={finished} max={Math.max(1, lessons)} />
      {finished === lessons ? (
        <p className="flex items-center gap-1 text-sm font-semibold text-good">
          <Check aria-hidden="true" className="size-4" /> {t('catalog.done')}
        </p>
      ) : (
        <p className="text-sm">{t('catalog.progress', { finished, total: lessons })}</p>
      )}
    </div>
  )
}
