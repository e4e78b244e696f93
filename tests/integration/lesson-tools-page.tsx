import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BookmarkButton } from '#app/features/learning/bookmark-button.tsx'
import { getLessonTools } from '#app/features/learning/get-lesson-tools.server.ts'
import { LessonNotes } from '#app/features/learning/lesson-notes.tsx'
import { ReportTask } from '#app/features/learning/report-task.tsx'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'

/** A page with everything that stands beside a lesson: `/tools/:lessonId/:taskId/:revisionId`. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireViewer(args)
  const { reader, newId } = args.context
  const { lessonId = '', taskId = '', revisionId = '' } = args.params
  const asked = { lessonId, newNoteId: newId() }
  const tools = reader.forLearner(viewer.userId, (view) => getLessonTools(view, viewer, asked))
  return { tools, lessonId, taskId, revisionId }
}

// oxlint-disable-next-line import/no-default-export -- as Remix wants its routes
export default function ToolsPage() {
  const { tools, lessonId, taskId, revisionId } = useLoaderData<typeof loader>()
  const { isBookmarked, ...notes } = tools
  return (
    <>
      <BookmarkButton lessonId={lessonId} isSet={isBookmarked} />
      <LessonNotes lessonId={lessonId} headings={HEADINGS} {...notes} />
      <ReportTask task={{ id: taskId, slug: 'first', revisionId }} />
    </>
  )
}

const HEADINGS = [{ id: 'section-joins', text: 'Joins', depth: 2 }] as const
