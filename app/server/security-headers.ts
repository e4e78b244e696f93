import { randomBytes } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'

/** Where a response keeps the nonce that its inline scripts must carry. */
export function cspNonce(response: Pick<Response, 'locals'>): string {
  const { locals } = response
  locals['cspNonce'] ??= randomBytes(16).toString('base64')
  return String(locals['cspNonce'])
}

/**
 * Headers that browsers enforce: scripts only from here and only with this response's nonce, no framing, no sniffing, and
 * none of the machine's parts.
 *
 * @param isHttps whether the public address is, which is when HSTS and upgrades make sense
 * @param isDevelopment Vite's client needs a socket and inline styles
 */
export function securityHeaders({ isHttps, isDevelopment }: SecurityOptions): RequestHandler {
  const enforce = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        styleSrc: isDevelopment ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        // cast: helmet hands over Node's response; under Express it is Express's own.
        scriptSrc: ["'self'", (_request, response) => `'nonce-${cspNonce(response as Response)}'`],
        connectSrc: isDevelopment ? ["'self'", 'ws:'] : ["'self'"],
        ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  })
  return (request, response, next) => {
    response.setHeader('Permissions-Policy', PERMISSIONS)
    enforce(request, response, next)
  }
}

/** Passkeys are this site's own; nothing else is used. Source: https://www.w3.org/TR/permissions-policy/ */
const PERMISSIONS =
  'accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), ' +
  'magnetometer=(), microphone=(), midi=(), payment=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=()'

/** What the headers depend on. */
export interface SecurityOptions {
  readonly isHttps: boolean
  readonly isDevelopment: boolean
}
