import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { beginPasskeyConfirmation } from '#app/features/user/begin-passkey.server.ts'
import { finishPasskeyConfirmation } from '#app/features/user/finish-passkey-confirmation.server.ts'
import { allowAnyone, requireViewer } from '#app/features/user/require-viewer.server.ts'
import { safeRedirect } from '#app/features/user/rules/safe-redirect.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'

/** Asked by a script of the page where somebody shows that it is them. */
export function loader(args: LoaderFunctionArgs) {
  allowAnyone(args)
  return redirect('/confirm')
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireViewer(args)
  const form = await args.request.formData()
  const answer = form.get('answer')
  if (answer === null) return beginPasskeyConfirmation(args, viewer)
  const confirmed = await finishPasskeyConfirmation(args, viewer, answer)
  const headers = new Headers({ 'Set-Cookie': await args.context.passkeyCookie.serialize('', { maxAge: 0 }) })
  if (confirmed.ok) {
    headers.append('Set-Cookie', confirmed.value)
    return Response.json({ to: safeRedirect(form.get('redirectTo'), '/settings/security') }, { headers })
  }
  const problem = confirmed.reason
  const status = httpStatusOf(problem === 'unavailable' ? problem : 'wrong-credentials')
  return Response.json({ problem }, { status, headers })
}
