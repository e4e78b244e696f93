import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { answerApiProblem, answerWrongMethod } from '#app/features/user/answer-api-problem.server.ts'
import { requireApiCaller } from '#app/features/user/require-api-caller.server.ts'
import { allowAnyone } from '#app/features/user/require-viewer.server.ts'
import { findUserXp } from '#app/features/xp/api/find-user-xp.server.ts'
import { readUserXpQuery } from '#app/features/xp/api/read-user-xp-query.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const caller = await requireApiCaller(args, 'xp:read')
  const { reader, nowMs } = args.context
  const topicSlug = readUserXpQuery(new URL(args.request.url).searchParams, caller.userId)
  if (!topicSlug.ok) return answerApiProblem(topicSlug.reason)
  const found = reader.forLearner(caller.userId, (view) => findUserXp(view, caller, topicSlug.value, nowMs()))
  if (found) return Response.json(found)
  return answerApiProblem({ code: 'NOT_FOUND', message: 'There is no such topic.', field: 'topicSlug' })
}

export function action(args: ActionFunctionArgs) {
  allowAnyone(args)
  return answerWrongMethod('GET, HEAD')
}
