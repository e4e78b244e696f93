import type { Submission } from '@conform-to/react'
import { httpStatusOf, type Refusal } from '#app/kernel/http-status.ts'
import { MINUTE_MS, SECOND_MS } from '#app/kernel/time.ts'
import type { AccountWords } from './rules/credentials.ts'

/** What is told of a form that was refused. */
export interface FormRefusal {
  readonly reason: Refusal
  readonly formErrors?: readonly string[]
  readonly fieldErrors?: Readonly<Record<string, readonly string[]>>
  /** When it makes sense to come again, in milliseconds. */
  readonly waitMs?: number
}

/** What was typed, and what is wrong with it; passwords are not sent back. */
export function toReply(
  submission: Pick<Submission<unknown, string[]>, 'reply'>,
  { formErrors, fieldErrors }: Partial<FormRefusal> = {},
) {
  return submission.reply({
    hideFields: PASSWORD_FIELDS,
    ...(formErrors && { formErrors: [...formErrors] }),
    ...(fieldErrors && { fieldErrors: toFieldErrors(fieldErrors) }),
  })
}

function toFieldErrors(errors: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(errors).map(([field, messages]) => [field, [...messages]]))
}

const PASSWORD_FIELDS = ['password', 'currentPassword', 'newPassword']

/** The status of a refusal, and when to come again where that is known. */
export function toResponseInit({ reason, waitMs }: Pick<FormRefusal, 'reason' | 'waitMs'>): ResponseInit {
  const headers: HeadersInit =
    waitMs === undefined ? {} : { 'Retry-After': String(Math.ceil(waitMs / SECOND_MS)) }
  return { status: httpStatusOf(reason), headers }
}

/** The answer to a form that was refused. */
export function refuseForm(
  submission: Pick<Submission<unknown, string[]>, 'reply'>,
  refusal: FormRefusal,
): Response {
  return Response.json(toReply(submission, refusal), toResponseInit(refusal))
}

/** That the primary is out of reach, or this server not sure of the session. */
export function unavailableNow(t: AccountWords): FormRefusal {
  return { reason: 'unavailable', formErrors: [t('refusals.unavailable')] }
}

/** That something was tried too often, and how long to wait. */
export function tooManyAttempts(t: AccountWords, waitMs: number): FormRefusal {
  const minutes = Math.ceil(waitMs / MINUTE_MS)
  return { reason: 'too-many-attempts', formErrors: [t('refusals.tooManyAttempts', { minutes })], waitMs }
}
