import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from '@remix-run/react'
import { findLesson } from '#app/features/content/find-lesson.server.ts'
import { keepAnswerOffline } from '#app/features/content/keep-answer-offline.ts'
import { LessonArticle } from '#app/features/content/lesson-article.tsx'
import { LessonContents } from '#app/features/content/lesson-contents.tsx'
import { LessonFrame } from '#app/features/content/lesson-frame.tsx'
import { LessonNav } from '#app/features/content/lesson-nav.tsx'
import { LessonTasks } from '#app/features/content/lesson-tasks.tsx'
import type { OpenTask } from '#app/features/content/list-lesson-tasks.server.ts'
import { revalidateUnlessRefused } from '#app/features/content/revalidate-unless-refused.ts'
import type { AnswerResult } from '#app/features/content/rules/answer-result.ts'
import { listHeadings } from '#app/features/content/rules/list-headings.ts'
import { BookmarkButton } from '#app/features/learning/bookmark-button.tsx'
import { finishLessonAt } from '#app/features/learning/finish-lesson-at.server.ts'
import { FinishLesson } from '#app/features/learning/finish-lesson.tsx'
import { getLessonState, NO_LESSON_STATE } from '#app/features/learning/get-lesson-state.server.ts'
import { getLessonTools } from '#app/features/learning/get-lesson-tools.server.ts'
import { LessonDoor } from '#app/features/learning/lesson-door.tsx'
import { LessonNotes } from '#app/features/learning/lesson-notes.tsx'
import { ReportTask } from '#app/features/learning/report-task.tsx'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { receiveAnswer } from '#app/features/xp/receive-answer.server.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'
import { content } from '#app/words/en/content.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { localeOf } from '#app/words/locale.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const t = wordsOf(content, localeOfPage(matches))
  return [{ title: `${data?.lesson.title ?? t('lesson.fallbackTitle')} · Hedgeschool` }]
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await findViewer(args)
  const { reader, newId } = args.context
  const page = findLesson(reader, args.params['slug'] ?? '', args.params['lesson'] ?? '')
  if (!page) throw new Response(null, { status: 404 })
  const { course, ...rest } = page
  const asked = { courseId: course.id, lessonId: page.lesson.id, tasks: page.tasks, newNoteId: newId() }
  const state = viewer
    ? reader.forLearner(viewer.userId, (view) => getLessonState(view, viewer.userId, asked))
    : NO_LESSON_STATE
  const tools = viewer && reader.forLearner(viewer.userId, (view) => getLessonTools(view, viewer, asked))
  return {
    ...rest,
    course: { slug: course.slug, title: course.title, language: course.language },
    headings: listHeadings(page.lesson.html),
    state,
    formIds: page.tasks.map(newId),
    tools,
  }
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await findViewer(args)
  const form = await args.request.formData()
  const { context } = args
  if (form.get('intent') === 'answer') {
    const occasion = { nowMs: context.nowMs(), locale: localeOf(args.request.headers) }
    const received = await receiveAnswer(context, viewer, form, occasion)
    if (!received.ok) throw new Response(null, { status: httpStatusOf(received.reason) })
    const { result, refusal } = received.value
    return Response.json({ answered: result }, { status: refusal ? httpStatusOf(refusal) : 200 })
  }
  if (form.get('intent') !== 'finish') throw new Response(null, { status: httpStatusOf('unknown-intent') })
  const learner = await requireViewer(args)
  const at = { courseSlug: args.params['slug'] ?? '', lessonSlug: args.params['lesson'] ?? '' }
  const occasion = { nowMs: context.nowMs(), newId: context.newId }
  const finished = await finishLessonAt(context, learner, at, occasion)
  if (!finished.ok) throw new Response(null, { status: httpStatusOf(finished.reason) })
  return redirect(finished.value)
}

export const shouldRevalidate = revalidateUnlessRefused

export function clientAction({ request, serverAction }: ClientActionFunctionArgs) {
  return keepAnswerOffline(request, serverAction)
}

export default function LessonRoute() {
  const { course, lesson, headings, moduleTitle, number, total, tasks, state, formIds, tools, ...rest } =
    useLoaderData<typeof loader>()
  const posted = useActionData<{ readonly answered?: AnswerResult }>()
  const t = useWords(content)
  const contents = { headings, language: course.language, hasTasks: tasks.length > 0 }
  const place = t(state.isFinished ? 'lesson.finishedPlace' : 'lesson.place', { number, total })
  return (
    <LessonFrame beside={<LessonContents {...contents} />}>
      <LessonArticle {...{ course, moduleTitle, lesson, contents, place }}>
        {tools && <BookmarkButton lessonId={lesson.id} isSet={tools.isBookmarked} />}
      </LessonArticle>
      <LessonTasks
        tasks={tasks}
        formIds={formIds}
        states={state.tasks}
        posted={posted?.answered ?? null}
        below={toReport}
        door={!state.isEnrolled && <LessonDoor {...{ course, lesson, tasks }} isSignedIn={tools !== null} />}
      />
      {state.isEnrolled && (
        <FinishLesson key={lesson.id} isFinished={state.isFinished} isLast={rest.next === null} />
      )}
      {tools && <LessonNotes key={lesson.id} {...{ headings, ...tools }} lessonId={lesson.id} />}
      <LessonNav courseSlug={course.slug} previous={rest.previous} next={rest.next} />
    </LessonFrame>
  )
}

function toReport(task: OpenTask) {
  return <ReportTask key={task.revisionId} task={task} />
}
