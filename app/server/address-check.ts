import type { Request, RequestHandler } from 'express'
import { refuseRequest } from './api-request.ts'

/**
 * Refuses what no address can be made of, with 400: a path that is no text once it is decoded, or a host that is none.
 * Express and Remix would throw, which is told and logged as a failure of this server.
 */
export const checkAddress: RequestHandler = (request, response, next) => {
  if (isDecodable(request.path) && URL.canParse(addressOf(request))) return next()
  refuseRequest(request, response, { code: 'VALIDATION_ERROR', message: 'This is no address.' })
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** As `@remix-run/express` 2.17.5 puts it together, ports that a proxy names included. */
function addressOf(request: Request): string {
  const hosts = [request.get('X-Forwarded-Host'), request.get('Host')]
  const ports = hosts.map((host) => Number.parseInt(host?.split(':')[1] ?? '', 10))
  const port = ports.find(Number.isSafeInteger)
  return `${request.protocol}://${request.hostname}${port ? `:${port}` : ''}${request.originalUrl}`
}
