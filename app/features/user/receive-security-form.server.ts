import { httpStatusOf } from '#app/kernel/http-status.ts'
import { findAccount } from './find-account.server.ts'
import type { Asked, Viewer } from './find-viewer.server.ts'
import { readForm } from './read-form.server.ts'
import { receiveEmailCode, receiveEmailForm } from './receive-email-forms.server.ts'
import { receivePasswordForm } from './receive-password-form.server.ts'
import { receiveSessionsForm } from './receive-sessions-form.server.ts'
import type { AccountWords } from './rules/credentials.ts'
import { findSecurityIntent } from './rules/security-form.ts'

const FIELDS = ['intent', 'currentPassword', 'newPassword', 'newEmail', 'password', 'code', 'sessionId']

/**
 * Does what a form of the security page asks for. All of it takes more than learning: where this server cannot be sure of
 * the session, each says so and keeps what was typed.
 *
 * @throws Response 400 for a form that is none of ours; 503 where the account is not in this server's copy
 */
export async function receiveSecurityForm(asked: Asked, viewer: Viewer, t: AccountWords): Promise<Response> {
  const form = await readForm(asked.request, FIELDS)
  const intent = findSecurityIntent(form)
  if (!intent) throw new Response('unknown-intent', { status: httpStatusOf('unknown-intent') })
  const account = findAccount(asked.context.reader, viewer.userId)
  if (!account) throw new Response('unavailable', { status: httpStatusOf('unavailable') })
  const call = { asked, viewer, account, form, t }
  switch (intent) {
    case 'change-password':
      return receivePasswordForm(call)
    case 'change-email':
      return receiveEmailForm(call)
    case 'confirm-email':
      return receiveEmailCode(call)
    case 'end-session':
    case 'end-all-sessions':
      return receiveSessionsForm(call, intent)
  }
}
