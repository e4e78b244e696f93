import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { answerApiProblem, answerWrongMethod } from '#app/features/user/answer-api-problem.server.ts'
import { requireApiCaller } from '#app/features/user/require-api-caller.server.ts'
import { allowAnyone } from '#app/features/user/require-viewer.server.ts'
import { readSubmitBody } from '#app/features/xp/api/read-submit-body.server.ts'
import { submitTask } from '#app/features/xp/api/submit-task.server.ts'

export async function action(args: ActionFunctionArgs) {
  const caller = await requireApiCaller(args, 'attempts:write')
  const { newId } = args.context
  const nowMs = args.context.nowMs()
  const body = readSubmitBody(await args.request.text(), nowMs)
  if (!body.ok) return answerApiProblem(body.reason)
  const submitted = await submitTask(args.context, caller, body.value, { nowMs, newId })
  return submitted.ok ? Response.json(submitted.value) : answerApiProblem(submitted.reason)
}

export function loader(args: LoaderFunctionArgs) {
  allowAnyone(args)
  return answerWrongMethod('POST')
}
