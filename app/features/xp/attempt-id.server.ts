import { createHash } from 'node:crypto'
import { decodeTime, ulid } from 'ulid'
import type { Json } from '#app/kernel/entry.ts'

/** What makes one attempt of a form different from another. */
export interface AttemptForm {
  /** ULID that was drawn with the form. */
  readonly formId: string
  readonly userId: string
  readonly taskId: string
  readonly answer: Json
}

/**
 * The id of an attempt that a form sends: the same form with the same answer is the same attempt, however often it is
 * sent; going back and answering differently is another. ULID's time is the form's, its random part a digest.
 */
export function attemptId({ formId, userId, taskId, answer }: AttemptForm): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([formId, userId, taskId, answer]))
    .digest()
  let next = 0
  return ulid(decodeTime(formId), () => (digest[next++ % digest.length] ?? 0) / 256)
}
