import { parseWithZod } from '@conform-to/zod/v4'
import { redirect } from '@remix-run/node'
import { httpStatusOf } from '#app/kernel/http-status.ts'
import { refuseForm, unavailableNow } from './answer-form.server.ts'
import { findAccount } from './find-account.server.ts'
import type { Asked, Viewer } from './find-viewer.server.ts'
import { proveOwnPassword } from './prove-own-password.server.ts'
import { readForm } from './read-form.server.ts'
import { reissueSession } from './reissue-session.server.ts'
import { confirmSchema } from './rules/account-forms.ts'
import type { AccountWords } from './rules/credentials.ts'
import { safeRedirect } from './rules/safe-redirect.ts'

/**
 * Takes the password of whoever is signed in as word that it is them, and goes back to what they wanted.
 *
 * @throws Response 503 where the account is not in this server's copy
 */
export async function receiveConfirmForm(asked: Asked, viewer: Viewer, t: AccountWords): Promise<Response> {
  const { reader, nowMs } = asked.context
  const form = await readForm(asked.request, ['password', 'redirectTo'])
  const submission = parseWithZod(form, { schema: confirmSchema(t) })
  if (submission.status !== 'success') return refuseForm(submission, { reason: 'not-readable' })
  if (!viewer.isConfirmed) return refuseForm(submission, unavailableNow(t))
  const account = findAccount(reader, viewer.userId)
  if (!account) throw new Response('unavailable', { status: httpStatusOf('unavailable') })
  const refusal = await proveOwnPassword({ asked, account, t }, 'password', submission.value.password)
  if (refusal) return refuseForm(submission, refusal)
  const headers = { 'Set-Cookie': await reissueSession(asked, { provenAtMs: nowMs() }) }
  return redirect(safeRedirect(form.get('redirectTo'), '/settings/security'), { headers })
}
