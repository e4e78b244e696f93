import type { Request, RequestHandler } from 'express'
import { hasBearer } from '#app/features/user/rules/api-key.ts'
import { isApiRequest, refuseRequest } from './api-request.ts'

/**
 * Refuses what another site sends: every request that may change something, resource routes included, must name this
 * site as its `Origin`. Browsers always send it with these methods; whoever does not is no page of ours. But for programs
 * with a key: a page of another site cannot make a browser send one.
 *
 * @param ownOrigin the public address where it is configured; else the address that was asked for counts
 */
export function checkOrigin(ownOrigin: string | undefined): RequestHandler {
  return (request, response, next) => {
    if (SAFE_METHODS.has(request.method) || isProgram(request)) return next()
    const expected = ownOrigin
      ? new URL(ownOrigin).origin
      : `${request.protocol}://${request.headers.host ?? ''}`
    if (request.headers.origin === expected) return next()
    const message = 'This request did not come from a page of this site.'
    refuseRequest(request, response, { code: 'FORBIDDEN', message })
  }
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A browser sends an `Authorization` header of a page's making only after asking with OPTIONS, which nothing here answers;
 * and where there is one, the API looks at no cookie.
 */
function isProgram(request: Request): boolean {
  return isApiRequest(request) && hasBearer(request.headers.authorization)
}
