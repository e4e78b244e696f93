import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData, type ClientActionFunctionArgs } from '@remix-run/react'
import { keepAnswerOffline, revalidateUnlessRefused } from '#app/features/content/keep-answer-offline.ts'
import type { AnswerResult } from '#app/features/content/rules/answer-result.ts'
import { TaskForm } from '#app/features/content/task-form.tsx'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { findNextPracticeTaskId, findPracticeTask } from '#app/features/xp/find-practice-task.server.ts'
import { receiveAnswer } from '#app/features/xp/receive-answer.server.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction = () => [{ title: 'Practice · Hedgeschool' }]

export async function loader(args: LoaderFunctionArgs) {
  const { userId } = await requireViewer(args)
  const { reader, newId } = args.context
  const asked = new URL(args.request.url).searchParams
  const taskId = asked.get('task')
  if (taskId) {
    const practice = reader.forLearner(userId, (view) => findPracticeTask(view, userId, taskId))
    if (!practice) throw new Response(null, { status: 404 })
    return { practice, formId: newId() }
  }
  const nextId = reader.forLearner(userId, (view) => findNextPracticeTaskId(view, userId, asked.get('after')))
  if (nextId) throw redirect(`/practice?task=${nextId}`)
  return { practice: null, formId: '' }
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await findViewer(args)
  const form = await args.request.formData()
  const received = await receiveAnswer(args.context, viewer, form, args.context.nowMs())
  if (!received.ok) throw new Response(null, { status: httpStatusOf(received.reason) })
  const { result, refusal } = received.value
  return Response.json({ answered: result }, { status: refusal ? httpStatusOf(refusal) : 200 })
}

export const shouldRevalidate = revalidateUnlessRefused

export function clientAction({ request, serverAction }: ClientActionFunctionArgs) {
  return keepAnswerOffline(request, serverAction)
}

export default function PracticeRoute() {
  const { practice, formId } = useLoaderData<typeof loader>()
  const posted = useActionData<{ readonly answered: AnswerResult }>()
  if (!practice) return <NothingToPractise />
  const { task, course, lesson, isTried, isSolved } = practice
  return (
    <Page width="narrow">
      <PageTitle title="Practice" />
      <p className="mb-5 text-muted">
        From{' '}
        <Link
          to={`/courses/${course.slug}/lessons/${lesson.slug}`}
          className="text-accent underline underline-offset-4"
        >
          {lesson.title}
        </Link>
        , {course.title}
      </p>
      <TaskForm
        key={task.id}
        task={task}
        heading="One task at a time"
        formId={formId}
        state={isTried ? { isSolved, answer: null } : null}
        posted={posted?.answered ?? null}
        to={`/practice?task=${task.id}`}
      />
      <div className="mt-6 flex justify-end">
        <ButtonLink to={`/practice?after=${task.id}`} look="secondary">
          Next task
        </ButtonLink>
      </div>
    </Page>
  )
}

function NothingToPractise() {
  return (
    <Page width="narrow">
      <PageTitle
        title="Practice"
        lead="Tasks from your courses come here: first what went wrong, then what is new."
      />
      <ButtonLink to="/courses">Choose a course</ButtonLink>
    </Page>
  )
}
