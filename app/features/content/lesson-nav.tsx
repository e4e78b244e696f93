import { Link } from '@remix-run/react'
import { ArrowLeft, ArrowRight } from 'lucide-react'
import { content } from '#app/words/en/content.ts'
import { useWords } from '#app/words/use-words.ts'
import type { LessonLink } from './find-lesson.server.ts'

/** The way to the lessons before and after. */
export function LessonNav({ courseSlug, previous, next }: LessonNavProps) {
  const t = useWords(content)
  const toLesson = ({ slug }: LessonLink) => `/courses/${courseSlug}/lessons/${slug}`
  return (
    <nav
      aria-label={t('lesson.around')}
      className="mt-12 grid gap-4 border-t border-line pt-6 sm:grid-cols-2 print:hidden"
    >
      {previous && (
        <Link to={toLesson(previous)} className={NEIGHBOUR}>
          <ArrowLeft aria-hidden="true" className="size-5 shrink-0 text-accent rtl:-scale-x-100" />
          <span>
            <span className="block text-sm text-muted">{t('lesson.before')}</span>
            <span className="font-semibold">{previous.title}</span>
          </span>
        </Link>
      )}
      {next && (
        <Link to={toLesson(next)} className={`${NEIGHBOUR} justify-end text-end sm:col-start-2`}>
          <span>
            <span className="block text-sm text-muted">{t('lesson.next')}</span>
            <span className="font-semibold">{next.title}</span>
          </span>
          <ArrowRight aria-hidden="true" className="size-5 shrink-0 text-accent rtl:-scale-x-100" />
        </Link>
      )}
    </nav>
  )
}

interface LessonNavProps {
  readonly courseSlug: string
  readonly previous: LessonLink | null
  readonly next: LessonLink | null
}

const NEIGHBOUR =
  'flex min-h-16 items-center gap-3 rounded-card border border-line bg-raised px-4 py-3 hover:border-accent hover:text-accent'
