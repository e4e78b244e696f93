import type { RequestHandler } from 'express'

/**
 * Refuses what another site sends: every request that may change something, resource routes included, must name this
 * site as its `Origin`. Browsers always send it with these methods; whoever does not is no page of ours.
 *
 * @param ownOrigin the public address where it is configured; else the address that was asked for counts
 */
export function checkOrigin(ownOrigin: string | undefined): RequestHandler {
  return (request, response, next) => {
    if (SAFE_METHODS.has(request.method)) return next()
    const expected = ownOrigin
      ? new URL(ownOrigin).origin
      : `${request.protocol}://${request.headers.host ?? ''}`
    if (request.headers.origin === expected) return next()
    response.status(403).type('text/plain').send('This request did not come from a page of this site.\n')
  }
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])
