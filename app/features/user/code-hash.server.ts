import type { CodeScope } from './rules/code.ts'

/** HMAC-SHA-256 of a text under a key that only the servers of this school have, in hex. */
export type KeyedHash = (text: string) => string

/**
 * What is kept of a code. A code has 27 bits: out of a plain hash it would be found within a second, and argon2 would cost
 * an attacker with the table some weeks of one processor. Under a key that is not in the database, nothing is found at all.
 * What the code is for is hashed with it, so that it is no code for anything else.
 */
export function hashCode(keyedHash: KeyedHash, scope: CodeScope, code: string): string {
  return keyedHash(JSON.stringify(['code', scope.purpose, scope.identifier, scope.subject ?? '', code]))
}
