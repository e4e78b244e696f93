import { parseWithZod } from '@conform-to/zod/v4'
import { redirect } from '@remix-run/node'
import { refuseForm, tooManyAttempts, unavailableNow } from './answer-form.server.ts'
import type { Asked, Viewer } from './find-viewer.server.ts'
import { readForm } from './read-form.server.ts'
import { verifySchema } from './rules/account-forms.ts'
import type { AccountWords } from './rules/credentials.ts'
import { sendVerification } from './send-verification.server.ts'
import { verifyEmail } from './verify-email.server.ts'

/** Does what a form of `/verify` asks for: `intent` is `confirm` or `resend`. */
export async function receiveVerifyForm(asked: Asked, viewer: Viewer, t: AccountWords): Promise<Response> {
  const form = await readForm(asked.request, ['intent', 'code'])
  return form.get('intent') === 'resend' ? resend(asked, viewer, t) : confirm(asked, viewer, { form, t })
}

async function confirm(
  { context }: Asked,
  { userId, email, isConfirmed }: Viewer,
  { form, t }: { readonly form: FormData; readonly t: AccountWords },
): Promise<Response> {
  const submission = parseWithZod(form, { schema: verifySchema(t) })
  if (submission.status !== 'success') return refuseForm(submission, { reason: 'not-readable' })
  if (!isConfirmed) return refuseForm(submission, unavailableNow(t))
  const { attemptLimits, client, primary, keyedHash, nowMs, newId } = context
  const waitMs = await attemptLimits.count('verify', { client, account: userId })
  if (waitMs !== null) return refuseForm(submission, tooManyAttempts(t, waitMs))
  const occasion = { nowMs: nowMs(), newId, keyedHash }
  const verified = await verifyEmail(primary, { userId, email }, submission.value.code, occasion)
  if (verified.ok) return redirect('/verify')
  if (verified.reason === 'unavailable') return refuseForm(submission, unavailableNow(t))
  return refuseForm(submission, {
    reason: verified.reason,
    fieldErrors: { code: [t('refusals.wrongCode')] },
  })
}

async function resend(
  { context }: Asked,
  { userId, email, name, isConfirmed }: Viewer,
  t: AccountWords,
): Promise<Response> {
  const { attemptLimits, client, primary, mail, keyedHash, nowMs, newId } = context
  const empty = parseWithZod(new FormData(), { schema: verifySchema(t) })
  if (!isConfirmed) return refuseForm(empty, unavailableNow(t))
  const waitMs = await attemptLimits.count('send-code', { client, account: userId })
  if (waitMs !== null) return refuseForm(empty, tooManyAttempts(t, waitMs))
  const occasion = { nowMs: nowMs(), newId, keyedHash, t }
  const sent = await sendVerification(primary, mail, { email, name }, occasion)
  if (sent.ok) return redirect('/verify?resent')
  if (sent.reason === 'unavailable') return refuseForm(empty, unavailableNow(t))
  return refuseForm(empty, { reason: sent.reason, formErrors: [t('refusals.mailFailed')] })
}
