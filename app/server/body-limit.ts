import type { RequestHandler } from 'express'

/** Longest body of a request, in bytes: a long answer in SQL is a hundredth of it. */
export const BODY_LIMIT_BYTES = 256 * 1024

/** Refuses bodies that are too long before they are read: 413; and those that do not say how long they are: 411. */
export const limitBody: RequestHandler = (request, response, next) => {
  if (request.headers['transfer-encoding'] !== undefined) {
    response.status(411).type('text/plain').send('Say how long the request is (Content-Length).\n')
  } else if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) {
    response
      .status(413)
      .type('text/plain')
      .send(`This is too long: at most ${BODY_LIMIT_BYTES / 1024} kB.\n`)
  } else next()
}

/** Refuses bodies in a form that no page of ours sends: 415. */
export const limitForms: RequestHandler = (request, response, next) => {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (isRead || request.is('application/x-www-form-urlencoded') === 'application/x-www-form-urlencoded')
    next()
  else response.status(415).type('text/plain').send('Send a form (application/x-www-form-urlencoded).\n')
}

/** Refuses methods that nothing here answers. */
export const limitMethods: RequestHandler = (request, response, next) => {
  if (METHODS.includes(request.method)) return next()
  response
    .status(405)
    .set('Allow', METHODS.join(', '))
    .type('text/plain')
    .send('This method is not allowed here.\n')
}

const METHODS = ['GET', 'HEAD', 'POST']
