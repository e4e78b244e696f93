import type { RequestHandler, Response } from 'express'

/**
 * Where the public address is HTTPS, no cookie goes over anything else: also those that a browser keeps for itself, such
 * as its language, which are made where nobody knows the address.
 */
export const secureCookies: RequestHandler = (_request, response, next) => {
  const writeHead = response.writeHead.bind(response)
  function secureAndWriteHead(...given: Parameters<typeof writeHead>) {
    secure(response)
    return writeHead(...given)
  }
  // cast: it is called with what the original one takes, in any of its forms.
  response.writeHead = secureAndWriteHead as typeof response.writeHead
  next()
}

function secure(response: Response): void {
  const cookies = response.getHeader('Set-Cookie')
  if (cookies === undefined) return
  const all = Array.isArray(cookies) ? cookies : [String(cookies)]
  const isBound = (cookie: string) => /;\s*secure\s*(;|$)/i.test(cookie)
  response.setHeader(
    'Set-Cookie',
    all.map((cookie) => (isBound(cookie) ? cookie : `${cookie}; Secure`)),
  )
}
