import type { RequestHandler } from 'express'
import { isApiRequest, refuseRequest } from './api-request.ts'

/** Longest body of a request, in bytes: a long answer in SQL is a hundredth of it. */
export const BODY_LIMIT_BYTES = 256 * 1024

/** Refuses bodies that are too long before they are read: 413; and those that do not say how long they are: 411. */
export const limitBody: RequestHandler = (request, response, next) => {
  if (request.headers['transfer-encoding'] !== undefined) {
    const message = 'Say how long the request is (Content-Length).'
    refuseRequest(request, response, { code: 'LENGTH_REQUIRED', message })
  } else if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) {
    const message = `This is too long: at most ${BODY_LIMIT_BYTES / 1024} kB.`
    refuseRequest(request, response, { code: 'TOO_LONG', message })
  } else next()
}

/** Refuses bodies in a form that no page of ours sends, and for the HTTP API all but JSON: 415. */
export const limitForms: RequestHandler = (request, response, next) => {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const [type, message] = isApiRequest(request)
    ? (['application/json', 'Send JSON (application/json).'] as const)
    : (['application/x-www-form-urlencoded', 'Send a form (application/x-www-form-urlencoded).'] as const)
  if (isRead || request.is(type) === type) next()
  else refuseRequest(request, response, { code: 'NOT_JSON', message })
}

/** Refuses methods that nothing here answers. */
export const limitMethods: RequestHandler = (request, response, next) => {
  if (METHODS.includes(request.method)) return next()
  response.set('Allow', METHODS.join(', '))
  const message = 'This method is not allowed here.'
  refuseRequest(request, response, { code: 'METHOD_NOT_ALLOWED', message })
}

const METHODS = ['GET', 'HEAD', 'POST']
