import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { revalidateUnlessRefused } from '#app/features/content/revalidate-unless-refused.ts'
import { listNotes } from '#app/features/learning/list-notes.server.ts'
import { NotedCourses } from '#app/features/learning/noted-courses.tsx'
import { NotesEmpty, NotesSearch } from '#app/features/learning/notes-search.tsx'
import { SHOWN_NOTES } from '#app/features/learning/rules/own-note.ts'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { notes } from '#app/words/en/notes.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => [
  { title: `${wordsOf(notes, localeOfPage(matches))('page.title')} · Hedgeschool` },
]

export async function loader(args: LoaderFunctionArgs) {
  const { userId, timeZone } = await requireViewer(args)
  const words = (new URL(args.request.url).searchParams.get('q') ?? '').trim().slice(0, MAX_WORDS)
  const courses = args.context.reader.forLearner(userId, (view) => listNotes(view, userId, words))
  return { courses, words, timeZone }
}

/** Characters that are looked for at most. */
const MAX_WORDS = 200

export const shouldRevalidate = revalidateUnlessRefused

export default function NotesRoute() {
  const t = useWords(notes)
  const { courses, words, timeZone } = useLoaderData<typeof loader>()
  const lessons = courses.flatMap((course) => course.lessons)
  const isLimited = lessons.flatMap((lesson) => lesson.notes).length >= SHOWN_NOTES
  return (
    <Page width="narrow">
      <PageTitle title={t('page.title')} lead={t('page.lead')} />
      {lessons.length === 0 && words === '' ? (
        <NotesEmpty />
      ) : (
        <div className="space-y-10">
          <NotesSearch words={words} found={lessons.length} />
          {isLimited && <p className="text-muted">{t('page.limited', { count: SHOWN_NOTES })}</p>}
          <NotedCourses courses={courses} timeZone={timeZone} />
        </div>
      )}
    </Page>
  )
}
