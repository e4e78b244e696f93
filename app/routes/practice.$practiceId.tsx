import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from '@remix-run/react'
import { AnswerVerdict } from '#app/features/content/answer-feedback.tsx'
import { keepAnswerOffline } from '#app/features/content/keep-answer-offline.ts'
import { revalidateUnlessRefused } from '#app/features/content/revalidate-unless-refused.ts'
import type { AnswerResult } from '#app/features/content/rules/answer-result.ts'
import { toFormFields } from '#app/features/content/rules/form-fields.ts'
import { TaskForm } from '#app/features/content/task-form.tsx'
import { ReportTask } from '#app/features/learning/report-task.tsx'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { getPracticePage } from '#app/features/xp/get-practice-page.server.ts'
import { PracticeKeys } from '#app/features/xp/practice-keys.tsx'
import { PracticeSummary } from '#app/features/xp/practice-summary.tsx'
import { PracticeTask } from '#app/features/xp/practice-task.tsx'
import { receiveAnswer } from '#app/features/xp/receive-answer.server.ts'
import { answerInWords } from '#app/features/xp/rules/answer-words.ts'
import { practiceAddress, readPlace } from '#app/features/xp/rules/practice-address.ts'
import { withdrawAttempt, type WithdrawRefusal } from '#app/features/xp/withdraw-attempt.server.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'
import { isUlid } from '#app/kernel/ulid.ts'
import { Page } from '#app/ui/page.tsx'
import { practice } from '#app/words/en/practice.ts'
import { xp } from '#app/words/en/xp.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { localeOf } from '#app/words/locale.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => [
  { title: `${wordsOf(practice, localeOfPage(matches))('title')} · Hedgeschool` },
]

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireViewer(args)
  const { reader, newId, nowMs } = args.context
  const asked = readAddress(args)
  const page = reader.forLearner(viewer.userId, (view) => getPracticePage(view, viewer, asked, nowMs()))
  if (page.kind === 'unknown-task') throw new Response(null, { status: httpStatusOf('unknown-task') })
  if (page.kind === 'next') throw redirect(page.to)
  return { ...asked, page, formId: newId() }
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await findViewer(args)
  const { context } = args
  const { practiceId, place } = readAddress(args)
  const form = await args.request.formData()
  if (form.get('intent') === 'undo') {
    const learner = await requireViewer(args)
    const { attemptId: [attemptId = ''] = [], taskId: [taskId = ''] = [] } = toFormFields(form)
    const undone = await withdrawAttempt(context, learner, attemptId, context.nowMs())
    if (!undone.ok) {
      return Response.json({ refusal: undone.reason }, { status: httpStatusOf(undone.reason) })
    }
    return redirect(practiceAddress(practiceId, { ...place, taskId, undoneId: attemptId }))
  }
  const occasion = { nowMs: context.nowMs(), locale: localeOf(args.request.headers), practiceId }
  const received = await receiveAnswer(context, viewer, form, occasion)
  if (!received.ok) throw new Response(null, { status: httpStatusOf(received.reason) })
  const { result, refusal } = received.value
  return Response.json({ answered: result }, { status: refusal ? httpStatusOf(refusal) : 200 })
}

function readAddress({ params, request }: LoaderFunctionArgs | ActionFunctionArgs) {
  const { practiceId = '' } = params
  if (!isUlid(practiceId)) throw new Response(null, { status: 404 })
  return { practiceId, place: readPlace(new URL(request.url).searchParams) }
}

export const shouldRevalidate = revalidateUnlessRefused

export function clientAction({ request, serverAction }: ClientActionFunctionArgs) {
  return keepAnswerOffline(request, serverAction)
}

export default function PracticeRoute() {
  const { practiceId, place, page, formId } = useLoaderData<typeof loader>()
  const t = useWords(xp)
  const posted = useActionData<{ readonly answered?: AnswerResult; readonly refusal?: WithdrawRefusal }>()
  if (page.kind === 'over') {
    return (
      <Page width="narrow">
        <PracticeKeys turn="over">
          <PracticeSummary summary={page.summary} resumeTo={page.resumeTo} />
        </PracticeKeys>
      </Page>
    )
  }
  const { task, topicTitle, isTried, isSolved } = page.practice
  const { answered } = page
  const said = answered && { ...answered, ...answerInWords(t, answered, page.today) }
  const asking = `${practiceId}-${place.undoneId ?? ''}`
  return (
    <Page width="narrow">
      <PracticeKeys turn={`${task.id}-${asking}-${answered?.id ?? ''}`}>
        <PracticeTask {...{ practiceId, place, page }} refusal={posted?.refusal ?? null}>
          <TaskForm
            key={`${task.id}-${asking}`}
            task={task}
            heading={topicTitle}
            formId={formId}
            state={isTried ? { isSolved, answer: answered?.answer ?? null } : null}
            posted={posted?.answered ?? null}
            to={practiceAddress(practiceId, place)}
            once={{ key: asking, told: said && <AnswerVerdict {...said} /> }}
          />
          <ReportTask key={task.revisionId} task={task} />
        </PracticeTask>
      </PracticeKeys>
    </Page>
  )
}
