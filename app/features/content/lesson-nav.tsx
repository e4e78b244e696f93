import { Link } from '@remix-run/react'
import type { LessonLink } from './find-lesson.server.ts'

/** The way to the lessons before and after. */
export function LessonNav({ courseSlug, previous, next }: LessonNavProps) {
  return (
    <nav aria-label="Lessons" className="mt-10 grid gap-4 border-t border-line pt-6 sm:grid-cols-2">
      {previous && (
        <Neighbour to={`/courses/${courseSlug}/lessons/${previous.slug}`} label="← Before" link={previous} />
      )}
      {next && (
        <div className="sm:col-start-2 sm:text-right">
          <Neighbour to={`/courses/${courseSlug}/lessons/${next.slug}`} label="Next →" link={next} />
        </div>
      )}
    </nav>
  )
}

interface LessonNavProps {
  readonly courseSlug: string
  readonly previous: LessonLink | null
  readonly next: LessonLink | null
}

function Neighbour({
  to,
  label,
  link,
}: {
  readonly to: string
  readonly label: string
  readonly link: LessonLink
}) {
  return (
    <Link to={to} className="inline-block min-h-11 hover:text-accent">
      <span className="block text-sm text-muted">{label}</span>
      <span className="font-semibold">{link.title}</span>
    </Link>
  )
}
