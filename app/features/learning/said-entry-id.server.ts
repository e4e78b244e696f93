import { createHash } from 'node:crypto'
import { decodeTime, ulid } from 'ulid'
import type { Json } from '#app/kernel/entry.ts'

/**
 * The id of an entry that says just this: a form that is sent twice makes one entry. ULID's time is that of another id,
 * its random part a digest.
 *
 * @param said everything that makes it another than others, whose it is included
 * @param timeOfId ULID
 */
export function saidEntryId(said: Json, timeOfId: string): string {
  const digest = createHash('sha256').update(JSON.stringify(said)).digest()
  let next = 0
  return ulid(decodeTime(timeOfId), () => (digest[next++ % digest.length] ?? 0) / 256)
}
