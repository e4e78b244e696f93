import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { beginPasskeySignIn } from '#app/features/user/begin-passkey.server.ts'
import { finishPasskeySignIn } from '#app/features/user/finish-passkey-sign-in.server.ts'
import { allowAnyone } from '#app/features/user/require-viewer.server.ts'
import { safeRedirect } from '#app/features/user/rules/safe-redirect.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'

/** Asked by a script of the page to sign in. */
export function loader(args: LoaderFunctionArgs) {
  allowAnyone(args)
  return redirect('/login')
}

export async function action(args: ActionFunctionArgs) {
  allowAnyone(args)
  const form = await args.request.formData()
  const answer = form.get('answer')
  if (answer === null) return beginPasskeySignIn(args)
  const to = safeRedirect(form.get('redirectTo'), '/dashboard')
  const signedIn = await finishPasskeySignIn(args, answer, to)
  const headers = new Headers(signedIn.ok ? signedIn.value.headers : {})
  headers.delete('Location')
  headers.append('Set-Cookie', await args.context.passkeyCookie.serialize('', { maxAge: 0 }))
  if (signedIn.ok) return Response.json({ to }, { headers })
  const problem = signedIn.reason
  const status = httpStatusOf(problem === 'unavailable' ? problem : 'wrong-credentials')
  return Response.json({ problem }, { status, headers })
}
