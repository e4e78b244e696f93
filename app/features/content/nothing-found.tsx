import { Link } from '@remix-run/react'
import { search } from '#app/words/en/search.ts'
import { useWords } from '#app/words/use-words.ts'

/** What to do when a search has found nothing. */
export function NothingFound({ courses }: NothingFoundProps) {
  const t = useWords(search)
  return (
    <div className="space-y-4">
      <h2 className="text-2xl font-bold">{t('nothing.title')}</h2>
      <ul className="list-disc space-y-1 ps-5">
        <li>{t('nothing.spelling')}</li>
        <li>{t('nothing.other')}</li>
      </ul>
      {courses.length > 0 && <p>{t('nothing.courses')}</p>}
      <ul className="space-y-1">
        {courses.map(({ slug, title }) => (
          <li key={slug}>
            <CourseLink to={`/courses/${slug}`}>{title}</CourseLink>
          </li>
        ))}
        <li>
          <CourseLink to="/courses">{t('nothing.allCourses')}</CourseLink>
        </li>
      </ul>
    </div>
  )
}

interface NothingFoundProps {
  readonly courses: readonly { readonly slug: string; readonly title: string }[]
}

/** The same in short, where somebody is still typing; what is said aloud is said elsewhere. */
export function NothingForPalette({ text }: { readonly text: string }) {
  const t = useWords(search)
  return (
    <div aria-hidden="true" className="space-y-1 px-5 pt-4 pb-2 wrap-anywhere">
      <p className="font-semibold">{t('found', { count: 0, text })}</p>
      <p className="text-muted">{t('nothing.spelling')}</p>
    </div>
  )
}

function CourseLink({ to, children }: { readonly to: string; readonly children: string }) {
  return (
    <Link to={to} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4">
      {children}
    </Link>
  )
}
