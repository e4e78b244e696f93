import { Link } from '@remix-run/react'
import { ChevronRight } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { PageTitle } from '#app/ui/page.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { durationInWords } from '#app/words/duration.ts'
import { content } from '#app/words/en/content.ts'
import { useWords } from '#app/words/use-words.ts'
import { LeftHere } from './left-here.tsx'
import { FoldedContents, type LessonContentsProps } from './lesson-contents.tsx'
import { useCopyButtons } from './use-copy-buttons.ts'
import { useReadingPlace } from './use-reading-place.ts'

/** A lesson's text, below where it stands in its course. */
export function LessonArticle({
  course,
  moduleTitle,
  lesson,
  contents,
  place,
  children,
}: LessonArticleProps) {
  const t = useWords(content)
  const text = useRef<HTMLDivElement>(null)
  useCopyButtons(text, lesson.html, t)
  const left = useReadingPlace(text, lesson.id, contents.headings)
  return (
    <>
      <LessonBreadcrumb course={course} moduleTitle={moduleTitle} />
      <PageTitle
        title={lesson.title}
        lead={`${place} · ${durationInWords(t.locale, lesson.minutes)}`}
        lang={course.language}
      />
      {children && <div className="-ms-2 -mt-4 mb-6">{children}</div>}
      <FoldedContents {...contents} />
      {left && <LeftHere heading={left} />}
      <div ref={text}>
        <Prose html={lesson.html} lang={course.language} className="prose-reading" />
      </div>
    </>
  )
}

interface LessonArticleProps extends BreadcrumbProps {
  readonly lesson: {
    readonly id: string
    readonly title: string
    readonly minutes: number
    readonly html: string
  }
  readonly contents: LessonContentsProps
  /** E.g. `Lesson 3 of 13`. */
  readonly place: string
  /** What stands between title and text. */
  readonly children: ReactNode
}

function LessonBreadcrumb({ course, moduleTitle }: BreadcrumbProps) {
  const t = useWords(content)
  return (
    <nav aria-label={t('lesson.breadcrumb')} className="mb-2 text-sm text-muted">
      <ol className="flex flex-wrap items-center gap-x-1" lang={course.language}>
        <li>
          <Link
            to={`/courses/${course.slug}`}
            className="inline-flex min-h-11 items-center text-accent underline-offset-4 hover:underline"
          >
            {course.title}
          </Link>
        </li>
        <li className="flex items-center gap-x-1">
          <ChevronRight aria-hidden="true" className="size-4 rtl:-scale-x-100" />
          {moduleTitle}
        </li>
      </ol>
    </nav>
  )
}

interface BreadcrumbProps {
  readonly course: { readonly slug: string; readonly title: string; readonly language: string }
  readonly moduleTitle: string
}
