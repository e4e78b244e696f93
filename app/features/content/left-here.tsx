import type { ReactNode } from 'react'
import { content } from '#app/words/en/content.ts'
import { useWords } from '#app/words/use-words.ts'
import type { Heading } from './rules/list-headings.ts'

/** Where the reader left a lesson last time, and the way there. */
export function LeftHere({ heading }: { readonly heading: Heading }) {
  const t = useWords(content)
  return (
    <p className="mb-8 flex flex-wrap items-center justify-between gap-x-4 rounded-control bg-accent-soft px-4 py-1 print:hidden">
      <span>{t.rich('lesson.left', { heading: heading.text, place: inBold })}</span>
      <a
        href={`#${heading.id}`}
        className="inline-flex min-h-11 items-center font-semibold text-accent underline underline-offset-4"
      >
        {t('lesson.goThere')}
      </a>
    </p>
  )
}

function inBold(words: ReactNode) {
  return <strong>{words}</strong>
}
