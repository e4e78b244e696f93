import type { Request, Response } from 'express'
import type { ApiProblemCode } from '#app/features/user/rules/api-problem.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'

/** Whether a request is for the HTTP API, by the address that Remix will make of it: dots in it are gone by then. */
export function isApiRequest({ originalUrl }: Pick<Request, 'originalUrl'>): boolean {
  const address = `http://localhost${originalUrl}`
  return URL.canParse(address) && new URL(address).pathname.startsWith('/api/')
}

/** Refuses a request before anybody looks at it: programs are told in JSON, people in a line of text. */
export function refuseRequest(
  request: Request,
  response: Response,
  { code, message }: { readonly code: ApiProblemCode; readonly message: string },
): void {
  response.status(httpStatusOf(code))
  if (isApiRequest(request)) response.set('Cache-Control', 'private, no-store').json({ code, message })
  else response.type('text/plain').send(`${message}\n`)
}
