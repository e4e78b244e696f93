import type { Parking } from '#app/data/journal.ts'
import type { Reader } from '#app/data/reader.ts'
import { tables } from '#app/data/sql.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'

/**
 * Tries parked entries again, those of other nodes too: this node's journal takes them over and ships them once more.
 * What cannot be applied is parked again.
 *
 * @param ids which ones; those that are parked no more are left alone
 * @returns how many are being tried; `unavailable` when the journal cannot take them
 */
export async function retryParked(
  { reader, parking }: { readonly reader: Reader; readonly parking: Parking },
  ids: readonly string[],
): Promise<Result<number, 'unavailable'>> {
  const rows = reader.all(
    'parked-to-retry',
    tables.selectFrom('Parked').select('entry').where('id', 'in', ids).orderBy('createdAt'),
  )
  // cast: written by the shipper, which had it from the journal.
  const entries = rows.map((row) => JSON.parse(row.entry) as AcceptedEntry)
  if (entries.length === 0) return ok(0)
  return (await parking.retryParked(entries)) ? ok(entries.length) : fail('unavailable')
}
