import { createHash } from 'node:crypto'
import type { Entry, Json } from '#app/kernel/entry.ts'

/**
 * Identity of an entry's content: SHA-256 over its canonical JSON (keys in order), in hex. What the server adds
 * (`receivedAt`, `verdict`) is left out, so that the same entry sent twice hashes the same.
 */
export function entryHash(entry: Entry): string {
  const { id, kind, userId, deviceId, deviceSeq, at, timeZone, localDay, revisionId, payload } = entry
  const content = { id, kind, userId, deviceId, deviceSeq, at, timeZone, localDay, revisionId, payload }
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}

function canonicalJson(value: Json): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
}
