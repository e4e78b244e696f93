import { parseWithZod } from '@conform-to/zod/v4'
import { redirect } from '@remix-run/node'
import { unavailableNow } from './answer-form.server.ts'
import { changePassword } from './change-password.server.ts'
import { uncommon } from './common-password.server.ts'
import { proveOwnPassword } from './prove-own-password.server.ts'
import { refuseSecurityForm, type SecurityCall } from './refuse-security-form.server.ts'
import { reissueSession } from './reissue-session.server.ts'
import { requireFresh } from './require-fresh.server.ts'
import { passwordChangeSchema } from './rules/account-forms.ts'

/** Changes the password of whoever is signed in: every other browser is signed out, this one goes on. */
export async function receivePasswordForm(call: SecurityCall): Promise<Response> {
  const { asked, viewer, account, form, t } = call
  const hasPassword = account.credentialVersion > 0
  const schema = passwordChangeSchema(t, { hasPassword, email: account.email }).check(
    uncommon(t, 'newPassword'),
  )
  const submission = parseWithZod(form, { schema })
  const refuse = refuseSecurityForm('change-password', submission)
  if (submission.status !== 'success') return refuse({ reason: 'not-readable' })
  if (!viewer.isConfirmed) return refuse(unavailableNow(t))
  const { currentPassword, newPassword } = submission.value
  const { primary, mail, nowMs, newId } = asked.context
  if (hasPassword) {
    const refusal = await proveOwnPassword(call, 'currentPassword', currentPassword ?? '')
    if (refusal) return refuse(refusal)
  } else requireFresh(viewer, nowMs(), '/settings/security#password')
  const wish = { account, sessionId: viewer.sessionId, newPassword }
  const changed = await changePassword(primary, wish, { nowMs: nowMs(), newId, t, mail })
  if (!changed.ok) return refuse(unavailableNow(t))
  const headers = { 'Set-Cookie': await reissueSession(asked, { credentialVersion: changed.value }) }
  return redirect('/settings/security?done=password', { headers })
}
