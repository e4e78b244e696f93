import { httpStatusOf } from '#app/kernel/http-status.ts'
import type { ApiProblem } from './rules/api-problem.ts'

/** The HTTP API's answer to what it refuses; what is out of reach says when to come again. */
export function answerApiProblem(problem: ApiProblem): Response {
  return Response.json(problem, { status: httpStatusOf(problem.code), headers: HEADERS[problem.code] ?? {} })
}

/**
 * The HTTP API's answer to a method that an address does not have.
 *
 * @param allowed as the `Allow` header names them, e.g. `GET, HEAD`
 */
export function answerWrongMethod(allowed: string): Response {
  const response = answerApiProblem({
    code: 'METHOD_NOT_ALLOWED',
    message: `Only ${allowed} is allowed here.`,
  })
  response.headers.set('Allow', allowed)
  return response
}

const HEADERS: Partial<Record<ApiProblem['code'], HeadersInit>> = {
  UNAUTHENTICATED: { 'WWW-Authenticate': 'Bearer' },
  UNAVAILABLE: { 'Retry-After': '2' },
}
