import { Link } from '@remix-run/react'
import { Check, Flag, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { history } from '#app/words/en/history.ts'
import { xp } from '#app/words/en/xp.ts'
import { useWords } from '#app/words/use-words.ts'
import { PaidLine } from './paid-line.tsx'
import type { ActivityLine, AttemptLine, FinishLine } from './rules/activity.ts'
import { dayInWords } from './rules/day-words.ts'

/** What a learner did, day by day, and why each answer paid what it did. */
export function ActivityLogList({ lines, today }: ActivityLogListProps) {
  const t = useWords(xp)
  return (
    <div className="space-y-8">
      {groupByDay(lines).map(({ day, lines: own }) => (
        <section key={day} aria-labelledby={`day-${day}`} className="space-y-3">
          <h2 id={`day-${day}`} className="text-xl font-bold first-letter:uppercase">
            <time dateTime={day}>{dayInWords(t, day, today)}</time>
          </h2>
          <ul className="divide-y divide-line rounded-card border border-line bg-raised px-4">
            {own.map((line) => (
              <li key={line.id} className="group relative flex min-h-11 gap-3 py-3">
                {line.kind === 'attempt' ? (
                  <AttemptWords line={line} today={today} />
                ) : (
                  <FinishWords line={line} />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

interface ActivityLogListProps {
  /** Newest first. */
  readonly lines: readonly ActivityLine[]
  /** `YYYY-MM-DD`. */
  readonly today: string
}

function AttemptWords({ line, today }: { readonly line: AttemptLine; readonly today: string }) {
  const t = useWords(history)
  return (
    <>
      {line.isCorrect ? (
        <Check aria-hidden="true" className={`${SIGN} text-good`} />
      ) : (
        <X aria-hidden="true" className={`${SIGN} text-muted`} />
      )}
      <div className="min-w-0">
        <p>
          <span className="sr-only">{t(line.isCorrect ? 'right' : 'wrong')} </span>
          <LessonLink line={line}>{line.lessonTitle}</LessonLink>{' '}
          <span className="block text-sm text-muted sm:inline sm:before:content-['·_']">
            {line.topicTitle}
          </span>
        </p>
        <PaidLine attempt={line} today={today} />
      </div>
    </>
  )
}

function FinishWords({ line }: { readonly line: FinishLine }) {
  const t = useWords(history)
  const lesson = (chunks: ReactNode) => <LessonLink line={line}>{chunks}</LessonLink>
  return (
    <>
      <Flag aria-hidden="true" className={`${SIGN} text-accent`} />
      <p className="min-w-0">{t.rich('finished', { title: line.lessonTitle, lesson })}</p>
    </>
  )
}

const SIGN = 'mt-1 size-4 shrink-0'

function LessonLink({ line, children }: { readonly line: ActivityLine; readonly children: ReactNode }) {
  return (
    <Link
      to={`/courses/${line.courseSlug}/lessons/${line.lessonSlug}`}
      className="font-medium wrap-anywhere after:absolute after:inset-0 group-hover:text-accent"
    >
      {children}
    </Link>
  )
}

interface DayLines {
  readonly day: string
  readonly lines: readonly ActivityLine[]
}

/** A day that comes again further down, as where zones differ, joins the first. */
function groupByDay(lines: readonly ActivityLine[]): DayLines[] {
  const days = [...new Set(lines.map((line) => line.localDay))]
  return days.map((day) => ({ day, lines: lines.filter((line) => line.localDay === day) }))
}
