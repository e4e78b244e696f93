import { redirect } from '@remix-run/node'
import { toFormFields } from '#app/features/content/rules/form-fields.ts'
import { httpStatusOf, type Refusal } from '#app/kernel/http-status.ts'
import { listSessions } from './list-sessions.server.ts'
import type { SecurityCall } from './refuse-security-form.server.ts'
import { revokeAllSessions, revokeSession } from './revoke-session.server.ts'
import type { PostedSecurityForm, SecurityIntent } from './rules/security-form.ts'

/** Ends one session of a person on every server, or all of them. */
export async function receiveSessionsForm(
  { asked, viewer, account, form, t }: SecurityCall,
  intent: SecurityIntent & ('end-session' | 'end-all-sessions'),
): Promise<Response> {
  const refuse = (reason: Refusal, message: string) => {
    const posted: PostedSecurityForm = { intent, lastResult: { status: 'error', error: { '': [message] } } }
    return Response.json(posted, { status: httpStatusOf(reason) })
  }
  if (!viewer.isConfirmed) return refuse('unavailable', t('refusals.unavailable'))
  const { reader, primary, sessionCookie, nowMs, newId } = asked.context
  const { userId } = viewer
  const occasion = { nowMs: nowMs(), newId }
  const sessionIds = reader.forLearner(userId, (view) =>
    listSessions(view, userId, occasion.nowMs).map(({ id }) => id),
  )
  const sessionId = toFormFields(form)['sessionId']?.[0] ?? ''
  const isAll = intent === 'end-all-sessions'
  if (!isAll && !sessionIds.includes(sessionId))
    return refuse('unknown-session', t('refusals.unknownSession'))
  const all = {
    userId,
    versionBefore: account.credentialVersion,
    sessionIds: [...sessionIds, viewer.sessionId],
  }
  const ended = isAll
    ? await revokeAllSessions(primary, all, occasion)
    : await revokeSession(primary, userId, sessionId, occasion)
  if (!ended.ok) return refuse(ended.reason, t('refusals.unavailable'))
  if (!isAll && sessionId !== viewer.sessionId) return redirect('/settings/security?done=session#sessions')
  return redirect('/login', { headers: { 'Set-Cookie': await sessionCookie.serialize('', { maxAge: 0 }) } })
}
