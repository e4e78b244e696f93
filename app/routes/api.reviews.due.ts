import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { answerWrongMethod } from '#app/features/user/answer-api-problem.server.ts'
import { requireApiCaller } from '#app/features/user/require-api-caller.server.ts'
import { allowAnyone } from '#app/features/user/require-viewer.server.ts'
import type { DueReviewsAnswer } from '#app/features/xp/api/schemas.server.ts'
import { getDueQueue } from '#app/features/xp/get-due-queue.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const caller = await requireApiCaller(args, 'xp:read')
  const { reader, nowMs } = args.context
  const due = reader.forLearner(caller.userId, (view) => getDueQueue(view, caller, nowMs()))
  return Response.json({ ...due, tasks: [...due.tasks] } satisfies DueReviewsAnswer)
}

export function action(args: ActionFunctionArgs) {
  allowAnyone(args)
  return answerWrongMethod('GET, HEAD')
}
