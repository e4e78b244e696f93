import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { answerWrongMethod } from '#app/features/user/answer-api-problem.server.ts'
import { allowAnyone } from '#app/features/user/require-viewer.server.ts'
import { openApiDocument } from '#app/features/xp/api/openapi.server.ts'

export function loader(args: LoaderFunctionArgs) {
  allowAnyone(args)
  return Response.json(openApiDocument())
}

export function action(args: ActionFunctionArgs) {
  allowAnyone(args)
  return answerWrongMethod('GET, HEAD')
}
