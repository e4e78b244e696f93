import { parseWithZod } from '@conform-to/zod/v4'
import { redirect } from '@remix-run/node'
import { tooManyAttempts, unavailableNow } from './answer-form.server.ts'
import { changeEmail } from './change-email.server.ts'
import { proveOwnPassword } from './prove-own-password.server.ts'
import { refuseSecurityForm, type SecurityCall } from './refuse-security-form.server.ts'
import { requestEmailChange } from './request-email-change.server.ts'
import { requireFresh } from './require-fresh.server.ts'
import { emailChangeSchema, emailConfirmSchema } from './rules/account-forms.ts'

/** Sends a code to the address that somebody wants to have. */
export async function receiveEmailForm(call: SecurityCall): Promise<Response> {
  const { asked, viewer, account, form, t } = call
  const hasPassword = account.credentialVersion > 0
  const submission = parseWithZod(form, { schema: emailChangeSchema(t, hasPassword) })
  const refuse = refuseSecurityForm('change-email', submission)
  if (submission.status !== 'success') return refuse({ reason: 'not-readable' })
  if (!viewer.isConfirmed) return refuse(unavailableNow(t))
  const { newEmail, password } = submission.value
  if (newEmail === account.email) {
    return refuse({ reason: 'not-readable', fieldErrors: { newEmail: [t('errors.emailSame')] } })
  }
  const { context } = asked
  if (hasPassword) {
    const refusal = await proveOwnPassword(call, 'password', password ?? '')
    if (refusal) return refuse(refusal)
  } else {
    const wanted = new URLSearchParams({ wantedEmail: newEmail })
    requireFresh(viewer, context.nowMs(), `/settings/security?${wanted}#email`)
  }
  // By whom it goes to as well: many accounts of one person's must not fill somebody's mailbox.
  for (const counted of [account.userId, newEmail]) {
    const attempt = { client: context.client, account: counted }
    const waitMs = await context.attemptLimits.count('send-code', attempt)
    if (waitMs !== null) return refuse(tooManyAttempts(t, waitMs))
  }
  const occasion = { nowMs: context.nowMs(), newId: context.newId, keyedHash: context.keyedHash }
  const sent = await requestEmailChange(context, { account, newEmail }, t, occasion)
  if (!sent.ok) return refuse(unavailableNow(t))
  return redirect(`/settings/security?${new URLSearchParams({ newEmail })}#email`)
}

/** Gives somebody the address that they have the code from. */
export async function receiveEmailCode(call: SecurityCall): Promise<Response> {
  const { asked, viewer, account, form, t } = call
  const submission = parseWithZod(form, { schema: emailConfirmSchema(t) })
  const refuse = refuseSecurityForm('confirm-email', submission)
  if (submission.status !== 'success') return refuse({ reason: 'not-readable' })
  if (!viewer.isConfirmed) return refuse(unavailableNow(t))
  const { context } = asked
  const attempt = { client: context.client, account: account.userId }
  const waitMs = await context.attemptLimits.count('verify', attempt)
  if (waitMs !== null) return refuse(tooManyAttempts(t, waitMs))
  const { primary, mail, keyedHash, nowMs, newId } = context
  const occasion = { nowMs: nowMs(), newId, keyedHash, t, mail }
  const changed = await changeEmail(primary, { account, ...submission.value }, occasion)
  if (changed.ok) return redirect('/settings/security?done=email')
  if (changed.reason === 'unavailable') return refuse(unavailableNow(t))
  const message = changed.reason === 'wrong-code' ? t('refusals.wrongCode') : t('refusals.addressUnusable')
  return refuse({ reason: changed.reason, fieldErrors: { code: [message] } })
}
