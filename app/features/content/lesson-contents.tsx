import { ChevronDown } from 'lucide-react'
import { content } from '#app/words/en/content.ts'
import { useWords } from '#app/words/use-words.ts'
import type { Heading } from './rules/list-headings.ts'

/** What a lesson is about, heading by heading, to stand beside the text where there is room. */
export function LessonContents(props: LessonContentsProps) {
  const t = useWords(content)
  if (props.headings.length < 2) return null
  return (
    <nav aria-labelledby="contents" className="sticky top-8 hidden space-y-3 lg:block print:hidden">
      <h2 id="contents" className="font-sans text-sm font-semibold text-muted">
        {t('lesson.contents')}
      </h2>
      <HeadingList {...props} />
    </nav>
  )
}

/** The same, folded away, where there is no room beside the text. */
export function FoldedContents(props: LessonContentsProps) {
  const t = useWords(content)
  if (props.headings.length < 2) return null
  return (
    <details className="group mb-8 rounded-control border border-line bg-raised px-4 lg:hidden print:hidden">
      <summary className="flex min-h-11 list-none items-center justify-between gap-3 font-semibold [&::-webkit-details-marker]:hidden">
        {t('lesson.contents')}
        <ChevronDown aria-hidden="true" className="size-5 text-muted group-open:rotate-180" />
      </summary>
      <nav aria-label={t('lesson.contents')} className="pb-3">
        <HeadingList {...props} />
      </nav>
    </details>
  )
}

/** What a table of contents is made of. */
export interface LessonContentsProps {
  readonly headings: readonly Heading[]
  /** Of the course. */
  readonly language: string
  readonly hasTasks: boolean
}

function HeadingList({ headings, language, hasTasks }: LessonContentsProps) {
  const t = useWords(content)
  return (
    <ul className="border-s border-line text-sm">
      {headings.map(({ id, text, depth }) => (
        <li key={id} lang={language}>
          <a href={`#${id}`} className={`${LINK} ${depth > 2 ? 'ps-8' : 'ps-4'}`}>
            {text}
          </a>
        </li>
      ))}
      {hasTasks && (
        <li>
          <a href="#tasks" className={`${LINK} ps-4 font-semibold`}>
            {t('lesson.tasks')}
          </a>
        </li>
      )}
    </ul>
  )
}

const LINK =
  '-ms-px flex min-h-11 items-center border-s-2 border-transparent py-1 leading-snug text-muted ' +
  'hover:border-accent hover:text-accent lg:min-h-9'
