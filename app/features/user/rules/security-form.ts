import { z } from 'zod/mini'

/** What the forms of the security page ask for. */
const SECURITY_INTENTS = [
  'change-password',
  'change-email',
  'confirm-email',
  'end-session',
  'end-all-sessions',
] as const
/** One of `SECURITY_INTENTS`. */
export type SecurityIntent = (typeof SECURITY_INTENTS)[number]

/** The intent of a form; null where it is none of ours. */
export function findSecurityIntent(form: FormData): SecurityIntent | null {
  return SECURITY_INTENTS.find((intent) => intent === form.get('intent')) ?? null
}

/** What has been done, as the page is told in its address. */
export const DONE = z.enum(['password', 'reset', 'email', 'session'])

/** What became of a form that was refused. */
export interface PostedSecurityForm<LastResult = unknown> {
  readonly intent: SecurityIntent
  readonly lastResult: LastResult
}

/** What became of one of the page's forms; null where another was sent, or none. */
export function findPosted<LastResult>(
  posted: PostedSecurityForm<LastResult> | undefined,
  intent: SecurityIntent,
): LastResult | null {
  return posted?.intent === intent ? posted.lastResult : null
}
