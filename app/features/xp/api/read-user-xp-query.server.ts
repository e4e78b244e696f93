import type { ApiProblem } from '#app/features/user/rules/api-problem.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { UserXpQuery } from './schemas.server.ts'
import { toInvalid } from './to-invalid.server.ts'

/**
 * Reads the parameters of `GET /api/xp/user`.
 *
 * @param userId who asks: nobody is told of anybody else
 * @returns the topic that is asked for
 */
export function readUserXpQuery(search: URLSearchParams, userId: string): Result<string, ApiProblem> {
  const parsed = UserXpQuery.safeParse({
    topicSlug: search.get('topicSlug') ?? undefined,
    userId: search.get('userId') ?? undefined,
  })
  if (!parsed.success) return fail(toInvalid(parsed.error))
  if ((parsed.data.userId ?? userId) === userId) return ok(parsed.data.topicSlug)
  return fail({ code: 'FORBIDDEN', message: 'This is somebody else.', field: 'userId' })
}
