import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from '@remix-run/react'
import { findLesson } from '#app/features/content/find-lesson.server.ts'
import { keepAnswerOffline, revalidateUnlessRefused } from '#app/features/content/keep-answer-offline.ts'
import { LessonArticle } from '#app/features/content/lesson-article.tsx'
import { LessonNav } from '#app/features/content/lesson-nav.tsx'
import type { AnswerResult } from '#app/features/content/rules/answer-result.ts'
import { TaskForm } from '#app/features/content/task-form.tsx'
import { finishLesson } from '#app/features/learning/finish-lesson.server.ts'
import { FinishLesson } from '#app/features/learning/finish-lesson.tsx'
import { getLessonState, NO_LESSON_STATE } from '#app/features/learning/get-lesson-state.server.ts'
import { LessonDoor } from '#app/features/learning/lesson-door.tsx'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { receiveAnswer } from '#app/features/xp/receive-answer.server.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'
import { Page } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.lesson.title ?? 'Lesson'} · Hedgeschool` },
]

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await findViewer(args)
  const { reader, newId } = args.context
  const page = findLesson(reader, args.params['slug'] ?? '', args.params['lesson'] ?? '')
  if (!page) throw new Response(null, { status: 404 })
  const { course, ...rest } = page
  const asked = { courseId: course.id, lessonId: page.lesson.id, tasks: page.tasks }
  const state = viewer
    ? reader.forLearner(viewer.userId, (view) => getLessonState(view, viewer.userId, asked))
    : NO_LESSON_STATE
  const formIds = page.tasks.map(() => newId())
  return {
    ...rest,
    course: { slug: course.slug, title: course.title },
    state,
    formIds,
    isSignedIn: viewer !== null,
  }
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await findViewer(args)
  const form = await args.request.formData()
  const { context } = args
  if (form.get('intent') === 'answer') {
    const received = await receiveAnswer(context, viewer, form, context.nowMs())
    if (!received.ok) throw new Response(null, { status: httpStatusOf(received.reason) })
    const { result, refusal } = received.value
    return Response.json({ answered: result }, { status: refusal ? httpStatusOf(refusal) : 200 })
  }
  if (form.get('intent') !== 'finish') throw new Response(null, { status: httpStatusOf('unknown-intent') })
  const learner = await requireViewer(args)
  const page = findLesson(context.reader, args.params['slug'] ?? '', args.params['lesson'] ?? '')
  if (!page) throw new Response(null, { status: 404 })
  const { course, lesson, next } = page
  const what = { lessonId: lesson.id, courseId: course.id, revisionId: lesson.revisionId }
  const finished = await finishLesson(context, learner, what, {
    nowMs: context.nowMs(),
    newId: context.newId,
  })
  if (!finished.ok) throw new Response(null, { status: httpStatusOf(finished.reason) })
  return redirect(next ? `/courses/${course.slug}/lessons/${next.slug}` : `/courses/${course.slug}`)
}

export const shouldRevalidate = revalidateUnlessRefused

export function clientAction({ request, serverAction }: ClientActionFunctionArgs) {
  return keepAnswerOffline(request, serverAction)
}

export default function LessonRoute() {
  const { course, lesson, moduleTitle, number, total, tasks, state, formIds, previous, next, isSignedIn } =
    useLoaderData<typeof loader>()
  const place = `Lesson ${number} of ${total}${state.isFinished ? ' · ✓ Finished' : ''}`
  const posted = useActionData<{ readonly answered?: AnswerResult }>()
  return (
    <Page width="narrow">
      <LessonArticle course={course} moduleTitle={moduleTitle} lesson={lesson} place={place} />
      {tasks.length > 0 && (
        <section aria-labelledby="tasks" className="mt-14 space-y-6">
          <h2 id="tasks" className="text-2xl font-bold">
            Try it
          </h2>
          {state.isEnrolled ? (
            tasks.map((task, index) => (
              <TaskForm
                key={task.id}
                task={task}
                heading={`Task ${index + 1} of ${tasks.length}`}
                formId={formIds[index] ?? ''}
                state={state.tasks[task.id] ?? null}
                posted={posted?.answered ?? null}
              />
            ))
          ) : (
            <LessonDoor
              course={course}
              lessonSlug={lesson.slug}
              tasks={tasks.length}
              isSignedIn={isSignedIn}
            />
          )}
        </section>
      )}
      {state.isEnrolled && (
        <FinishLesson key={lesson.id} isFinished={state.isFinished} isLast={next === null} />
      )}
      <LessonNav courseSlug={course.slug} previous={previous} next={next} />
    </Page>
  )
}
