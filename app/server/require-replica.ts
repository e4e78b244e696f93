import type { RequestHandler } from 'express'
import type { Replica } from '#app/data/replica.server.ts'
import { isApiRequest } from './api-request.ts'

/**
 * Answers in the pages' stead while this server has no copy of the database: there is nothing to show, and what browsers
 * have to hand in is taken by other handlers before this one.
 */
export function requireReplica(replica: Pick<Replica, 'isOpen'>): RequestHandler {
  return (request, response, next) => {
    if (replica.isOpen()) return next()
    response.status(503).set('Retry-After', '5')
    const isForProgram = isApiRequest(request) || request.path.endsWith('.data')
    if (isForProgram || request.accepts(['html', 'json']) === 'json') {
      response.json({ code: 'UNAVAILABLE', message: TITLE })
    } else response.set('Content-Security-Policy', PAGE_POLICY).type('html').send(PAGE)
  }
}

const TITLE = 'This server is still fetching its lessons'

const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"

/** Nothing of the pages': it has to stand alone. The browser asks again by itself. */
const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="5">
<title>One moment · Hedgeschool</title>
<style>
body { margin: 0; display: grid; min-height: 100vh; place-items: center; font: 1.0625rem/1.6 system-ui, sans-serif }
main { max-width: 34rem; padding: 1.5rem }
h1 { font-size: 1.5rem; line-height: 1.25 }
</style>
</head>
<body>
<main>
<h1>${TITLE}</h1>
<p>It has just started, and the school's main database could not be reached yet. What you had saved is not lost.</p>
<p>This page looks again every five seconds.</p>
</main>
</body>
</html>
`
