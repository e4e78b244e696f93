import type { z } from 'zod'
import type { ApiProblem } from '#app/features/user/rules/api-problem.ts'

/** What the first issue of a schema is to a program; `body` is at fault where no field of it is. */
export function toInvalid({ issues: [issue] }: z.ZodError): ApiProblem {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])]
  const message =
    unknown === undefined ? (issue?.message ?? 'This could not be read.') : 'There is no such field.'
  return { code: 'VALIDATION_ERROR', message, field: path.map(String).join('.') || 'body' }
}
