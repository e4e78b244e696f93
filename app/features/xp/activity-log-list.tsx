import { Link } from '@remix-run/react'
import type { ActivityLine, AttemptLine, FinishLine } from './rules/activity.ts'
import { dayInWords } from './rules/day-words.ts'
import { payInWords } from './rules/pay-words.ts'

/** What a learner did, day by day, and why each answer paid what it did. */
export function ActivityLogList({ lines, today }: ActivityLogListProps) {
  return (
    <div className="space-y-8">
      {groupByDay(lines).map(({ day, lines: own }) => (
        <section key={day} aria-labelledby={`day-${day}`} className="space-y-3">
          <h2 id={`day-${day}`} className="text-xl font-bold first-letter:uppercase">
            <time dateTime={day}>{dayInWords(day, today)}</time>
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
  return (
    <>
      <Sign look={line.isCorrect ? 'text-good' : 'text-muted'}>{line.isCorrect ? '✓' : '✗'}</Sign>
      <div className="min-w-0">
        <p>
          <span className="sr-only">{line.isCorrect ? 'Right' : 'Not yet'}: </span>
          <LessonLink line={line} />{' '}
          <span className="block text-sm text-muted sm:inline sm:before:content-['·_']">
            {line.topicTitle}
          </span>
        </p>
        <p className="text-sm text-muted">
          <span className="quiet:hidden">{payInWords(line, { isToday: line.localDay === today })}; </span>
          {line.nextReviewDay !== null && `next review ${dayInWords(line.nextReviewDay, today)}`}
        </p>
      </div>
    </>
  )
}

function FinishWords({ line }: { readonly line: FinishLine }) {
  return (
    <>
      <Sign look="text-accent">●</Sign>
      <p className="min-w-0">
        Finished <LessonLink line={line} />
      </p>
    </>
  )
}

function Sign({ look, children }: { readonly look: string; readonly children: string }) {
  return (
    <span aria-hidden="true" className={`w-4 shrink-0 text-center font-bold ${look}`}>
      {children}
    </span>
  )
}

function LessonLink({ line }: { readonly line: ActivityLine }) {
  return (
    <Link
      to={`/courses/${line.courseSlug}/lessons/${line.lessonSlug}`}
      className="font-medium wrap-anywhere after:absolute after:inset-0 group-hover:text-accent"
    >
      {line.lessonTitle}
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
