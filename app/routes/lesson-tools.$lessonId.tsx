import { redirect, type ActionFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLocation, type ClientActionFunctionArgs } from '@remix-run/react'
import { revalidateUnlessRefused } from '#app/features/content/revalidate-unless-refused.ts'
import { toFormFields } from '#app/features/content/rules/form-fields.ts'
import { keepToolOffline } from '#app/features/learning/keep-tool-offline.ts'
import { receiveLessonTool } from '#app/features/learning/receive-lesson-tool.server.ts'
import { RefusedTool } from '#app/features/learning/refused-tool.tsx'
import type { ToolAnswer } from '#app/features/learning/rules/tool-result.ts'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { safeRedirect } from '#app/features/user/rules/safe-redirect.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'
import { Page } from '#app/ui/page.tsx'
import { notes } from '#app/words/en/notes.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { localeOf } from '#app/words/locale.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => [
  { title: `${wordsOf(notes, localeOfPage(matches))('tools.title')} · Hedgeschool` },
]

/** Where the forms about a lesson go: to its notes, its bookmark, and reports about its tasks. */
export async function action(args: ActionFunctionArgs) {
  const viewer = await findViewer(args)
  const { request, context, params } = args
  const typed = toFormFields(await request.formData())
  const received = await receiveLessonTool(context, wordsOf(notes, localeOf(request.headers)), {
    learner: viewer,
    lessonId: params['lessonId'] ?? '',
    typed,
    nowMs: context.nowMs(),
    newId: context.newId,
  })
  if (!received) throw new Response(null, { status: httpStatusOf('unknown-intent') })
  const { result, refusal } = received
  // A browser that sends a form itself wants to see a page; a script wants the answer.
  const isPage = request.headers.get('Accept')?.includes('text/html') === true
  if (!refusal && isPage) throw redirect(safeRedirect(typed['redirectTo']?.[0], '/notes'))
  const answer: ToolAnswer = { answered: result }
  return Response.json(answer, { status: refusal ? httpStatusOf(refusal) : 200 })
}

export const shouldRevalidate = revalidateUnlessRefused

export function clientAction({ request, serverAction }: ClientActionFunctionArgs) {
  return keepToolOffline(request, serverAction)
}

export default function LessonToolsRoute() {
  const answer = useActionData<ToolAnswer>()
  const { pathname } = useLocation()
  return (
    <Page width="narrow">
      <RefusedTool to={pathname} result={answer?.answered ?? null} />
    </Page>
  )
}
