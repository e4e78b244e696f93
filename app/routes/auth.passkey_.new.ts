import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { beginNewPasskey } from '#app/features/user/begin-passkey.server.ts'
import { finishNewPasskey } from '#app/features/user/finish-new-passkey.server.ts'
import { allowAnyone, requireViewer } from '#app/features/user/require-viewer.server.ts'
import type { NewPasskeyProblem } from '#app/features/user/rules/passkey.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'

/** Asked by a script of the passkeys' page. */
export function loader(args: LoaderFunctionArgs) {
  allowAnyone(args)
  return redirect('/settings/passkeys')
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireViewer(args)
  const form = await args.request.formData()
  const answer = form.get('answer')
  if (answer === null) {
    const begun = await beginNewPasskey(args, viewer)
    return begun.ok ? begun.value : refuse(begun.reason)
  }
  const made = await finishNewPasskey(args, viewer, answer)
  const headers = { 'Set-Cookie': await args.context.passkeyCookie.serialize('', { maxAge: 0 }) }
  if (made.ok) return Response.json({}, { headers })
  return refuse(made.reason, headers)
}

function refuse(problem: NewPasskeyProblem, headers: HeadersInit = {}): Response {
  return Response.json({ problem }, { status: statusOf(problem), headers })
}

function statusOf(problem: NewPasskeyProblem): number {
  if (problem === 'unavailable') return httpStatusOf(problem)
  if (problem === 'notFresh') return httpStatusOf('not-fresh')
  if (problem === 'tooMany') return httpStatusOf('too-many-passkeys')
  return httpStatusOf(problem === 'known' ? 'conflict' : 'not-readable')
}
