import { z } from 'zod/mini'
import type { Refusal } from '#app/kernel/http-status.ts'

/** Every code that the HTTP API answers a refusal with; `httpStatusOf` has the status of each. */
export const API_PROBLEM_CODES = [
  'VALIDATION_ERROR',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'DUPLICATE_ENTRY',
  'LENGTH_REQUIRED',
  'TOO_LONG',
  'NOT_JSON',
  'UNAVAILABLE',
] as const satisfies readonly Refusal[]
/** One of `API_PROBLEM_CODES`. */
export type ApiProblemCode = (typeof API_PROBLEM_CODES)[number]

/** The body of a refusal. `message` is for people; `field` names what was at fault, where one thing was. */
export const ApiProblem = z.strictObject({
  code: z.enum(API_PROBLEM_CODES),
  message: z.string(),
  field: z.exactOptional(z.string()),
})
export type ApiProblem = z.infer<typeof ApiProblem>
