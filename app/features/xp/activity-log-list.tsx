import { Link } from '@remix-run/react'
import { Check, Flag, X } from 'lucide-react'
import { history } from '#app/words/en/history.ts'
import { xp } from '#app/words/en/xp.ts'
import { useWords } from '#app/words/use-words.ts'
import { PaidLine } from './paid-line.tsx'
import { groupActivity, type ActivityLessonGroup } from './rules/activity-groups.ts'
import type { ActivityLine, AttemptLine } from './rules/activity.ts'
import { dayInWords } from './rules/day-words.ts'

/** What a learner did, day by day and lesson by lesson, and why each answer paid what it did. */
export function ActivityLogList({ lines, today }: ActivityLogListProps) {
  const t = useWords(xp)
  return (
    <div className="space-y-8">
      {groupActivity(lines).map(({ day, lessons }) => (
        <section key={day} aria-labelledby={`day-${day}`} className="space-y-3">
          <h2 id={`day-${day}`} className="text-xl font-bold first-letter:uppercase">
            <time dateTime={day}>{dayInWords(t, day, today)}</time>
          </h2>
          {lessons.map((group) => (
            <LessonGroup key={`${group.courseSlug}/${group.lessonSlug}`} group={group} today={today} />
          ))}
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

function LessonGroup({ group, today }: LessonGroupProps) {
  const { courseSlug, lessonSlug, lessonTitle, topicTitles, lines } = group
  return (
    <article className="overflow-hidden rounded-card border border-line bg-raised">
      <header className="border-b border-line px-4 py-2">
        <h3 className="font-sans font-semibold wrap-anywhere">
          <Link
            to={`/courses/${courseSlug}/lessons/${lessonSlug}`}
            className="inline-flex min-h-11 items-center underline-offset-4 hover:text-accent hover:underline"
          >
            {lessonTitle}
          </Link>
        </h3>
        {topicTitles.length > 0 && <p className="-mt-1 text-sm text-muted">{topicTitles.join(' · ')}</p>}
      </header>
      <ul className="divide-y divide-line">
        {lines.map((line) =>
          line.kind === 'attempt' ? (
            <AttemptItem key={line.id} line={line} today={today} />
          ) : (
            <FinishItem key={line.id} />
          ),
        )}
      </ul>
    </article>
  )
}

interface LessonGroupProps {
  readonly group: ActivityLessonGroup
  /** `YYYY-MM-DD`. */
  readonly today: string
}

function AttemptItem({ line, today }: { readonly line: AttemptLine; readonly today: string }) {
  const t = useWords(history)
  return (
    <li className={`${LINE} group relative`}>
      {line.isCorrect ? (
        <Check aria-hidden="true" className={`${SIGN} text-good`} />
      ) : (
        <X aria-hidden="true" className={`${SIGN} text-muted`} />
      )}
      <div className="min-w-0 gap-x-3 sm:flex sm:items-baseline">
        <p className="shrink-0 sm:min-w-24">
          <span className="sr-only">{t(line.isCorrect ? 'right' : 'wrong')} </span>
          <Link
            to={`/history/${line.taskId}`}
            className="font-medium after:absolute after:inset-0 group-hover:text-accent"
          >
            {line.taskNumber === null ? t('taskGone') : t('taskNumber', { number: line.taskNumber })}
          </Link>
        </p>
        <PaidLine attempt={line} today={today} />
      </div>
    </li>
  )
}

function FinishItem() {
  const t = useWords(history)
  return (
    <li className={LINE}>
      <Flag aria-hidden="true" className={`${SIGN} text-accent`} />
      <p className="font-medium">{t('finished')}</p>
    </li>
  )
}

const LINE = 'flex min-h-11 gap-3 px-4 py-3'

const SIGN = 'mt-1 size-4 shrink-0'
