import { createHmac, hkdfSync } from 'node:crypto'

/**
 * Makes HMAC-SHA-256 under a key of its own, drawn from the secret that all servers of a school have: what is signed for
 * one purpose is nothing for another.
 *
 * @param secret as cookies are signed with
 */
export function createKeyedHash(secret: string): (text: string) => string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'hedgeschool keyed hash', 32))
  return (text) => createHmac('sha256', key).update(text).digest('hex')
}
