import { createHash } from 'node:crypto'

/**
 * What is kept of a key: SHA-256 of it, in hex. No slow hash and no salt: the secret is 256 random bits, so there is
 * nothing to guess that a slow hash would make slower, and no two keys are the same.
 */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}
