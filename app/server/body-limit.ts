import type { Request, RequestHandler } from 'express'
import { PICTURE_MAX_BYTES } from '#app/features/user/rules/picture.ts'
import { isApiRequest, refuseRequest } from './api-request.ts'

/** Longest body of a request, in bytes: a long answer in SQL is a hundredth of it. */
export const BODY_LIMIT_BYTES = 256 * 1024

/**
 * The addresses that take a file, in a form made for that, and the longest body of each in bytes: the file and what the
 * form says around it. Pages send their forms to `….data` where scripts run.
 */
const UPLOADS: readonly { readonly path: string; readonly bytes: number }[] = [
  { path: '/settings/picture', bytes: PICTURE_MAX_BYTES + 16 * 1024 },
]

/** What a request may upload; null where it may not. By the path that Remix will make of its address. */
function findUpload({ method, originalUrl }: Request) {
  const address = `http://localhost${originalUrl}`
  if (method !== 'POST' || !URL.canParse(address)) return null
  const path = new URL(address).pathname.replace(/\.data$/, '')
  return UPLOADS.find((upload) => upload.path === path) ?? null
}

/** Refuses bodies that are too long before they are read: 413; and those that do not say how long they are: 411. */
export const limitBody: RequestHandler = (request, response, next) => {
  const limitBytes = findUpload(request)?.bytes ?? BODY_LIMIT_BYTES
  if (request.headers['transfer-encoding'] !== undefined) {
    const message = 'Say how long the request is (Content-Length).'
    refuseRequest(request, response, { code: 'LENGTH_REQUIRED', message })
  } else if (Number(request.headers['content-length'] ?? 0) > limitBytes) {
    const message = `This is too long: at most ${limitBytes / 1024} kB.`
    refuseRequest(request, response, { code: 'TOO_LONG', message })
  } else next()
}

/** Refuses bodies in a form that no page of ours sends, and for the HTTP API all but JSON: 415. */
export const limitForms: RequestHandler = (request, response, next) => {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const [type, message] = isApiRequest(request)
    ? (['application/json', 'Send JSON (application/json).'] as const)
    : (['application/x-www-form-urlencoded', 'Send a form (application/x-www-form-urlencoded).'] as const)
  const isUpload = findUpload(request) !== null && request.is('multipart/form-data') === 'multipart/form-data'
  if (isRead || isUpload || request.is(type) === type) next()
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
