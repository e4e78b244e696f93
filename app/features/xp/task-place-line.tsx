import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { history } from '#app/words/en/history.ts'
import { useWords } from '#app/words/use-words.ts'
import type { TaskPlace } from './list-places.server.ts'

/** Which lesson a task is from, and the way to it. */
export function TaskPlaceLine({ place }: { readonly place: TaskPlace }) {
  const t = useWords(history)
  const { courseSlug, lessonSlug, lessonTitle, taskSlug, taskNumber } = place
  const anchor = taskNumber === null ? '' : `#task-${taskSlug}`
  const lesson = (title: ReactNode) => (
    <Link
      to={`/courses/${courseSlug}/lessons/${lessonSlug}${anchor}`}
      className="text-accent underline underline-offset-4"
    >
      {title}
    </Link>
  )
  return <p className="mb-6">{t.rich('task.from', { title: lessonTitle, lesson })}</p>
}
