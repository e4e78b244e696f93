import { isIPv6 } from 'node:net'
import type { RequestHandler, Response } from 'express'
import type { Logger } from 'pino'

/**
 * Whose word is taken for where a request comes from: how many proxies stand before this server, or their addresses and
 * networks; null where there are none. As Express's `trust proxy` takes it.
 */
export type TrustedProxies = number | readonly string[] | null

/**
 * Notes for each response which client it is for. Where no proxy is trusted that is who has connected, whatever the
 * request's headers say.
 */
export function noteClient(trusted: TrustedProxies, log: Logger): RequestHandler {
  let hasWarned = trusted !== null
  return (request, response, next) => {
    if (!hasWarned && request.headers['x-forwarded-for'] !== undefined) {
      hasWarned = true
      log.warn(
        'a proxy says whom it stands for, and is not trusted: attempts of all its clients count together (TRUSTED_PROXIES)',
      )
    }
    response.locals[LOCAL] = toClient(request.ip ?? '')
    next()
  }
}

/** The client that was noted for a response; all those that were not count as one. */
export function clientOf(response: Pick<Response, 'locals'>): string {
  return String(response.locals[LOCAL] ?? 'unknown')
}

const LOCAL = 'client'

/** An address as attempts are counted by: of IPv6 the first half, of which one client has all addresses. */
export function toClient(address: string): string {
  const plain = withoutPort(address)
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain || 'unknown'
  const [head = '', tail] = plain.toLowerCase().split('::')
  const groups = head === '' ? [] : head.split(':')
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length)
  const whole = [...groups, ...Array.from({ length: missing }, () => '0'), ...(tail ? tail.split(':') : [])]
  return `${whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

/** Some proxies name the port, too, and each connection has another. */
function withoutPort(address: string): string {
  const [, host = address] = /^\[([^\]]*)\](?::\d+)?$/.exec(address) ?? /^([^:]+):\d+$/.exec(address) ?? []
  return host
}
