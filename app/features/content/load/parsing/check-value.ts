import type { ZodMiniType } from 'zod/mini'
import type { ContentProblem } from '#app/features/content/load/content-problem.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import type { LocatedValue, ValuePath } from './located-value.ts'
import { explainIssue } from './plain-words.ts'

/**
 * Holds what a file says to a schema; every issue becomes a problem at its line.
 *
 * @param value a part of the located value
 * @param at where that part is
 */
export function checkValue<Value>(
  schema: ZodMiniType<Value>,
  { value, at }: { readonly value: unknown; readonly at: ValuePath },
  located: LocatedValue,
): Result<Value, readonly ContentProblem[]> {
  const parsed = schema.safeParse(value, { error: explainIssue })
  if (parsed.success) return ok(parsed.data)
  const problems = parsed.error.issues.flatMap((issue) => {
    const path = [...at, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))]
    if (issue.code !== 'unrecognized_keys') return [located.problemAt(path, issue.message)]
    return issue.keys.map((key) => located.problemAt([...path, key], 'there is no such field'))
  })
  return fail(problems)
}
