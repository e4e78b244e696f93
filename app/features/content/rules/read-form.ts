import type { ZodMiniType } from 'zod/mini'
import { fail, ok, type Result } from '#app/kernel/result.ts'

/**
 * Reads an answer out of the values of a form.
 *
 * @param schema its messages are shown to the learner, beside the field
 * @returns the answer, or the first message
 */
export function readForm<Answer>(schema: ZodMiniType<Answer>, values: unknown): Result<Answer, string> {
  const parsed = schema.safeParse(values)
  if (parsed.success) return ok(parsed.data)
  return fail(parsed.error.issues[0]?.message ?? '')
}
