import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { pictureVersion } from './rules/picture.ts'

/**
 * A person's picture, WebP, by what its address says; null where that is not their picture (any more).
 *
 * @param version as `pictureVersion` makes it of the hash
 */
export function findPicture(view: Snapshot, userId: string, version: string): Uint8Array<ArrayBuffer> | null {
  const [row] = view.all('picture', pictureOf({ userId }))
  // A blob comes as an ArrayBuffer, whatever its type says.
  return row && pictureVersion(row.hash) === version ? new Uint8Array(row.bytes) : null
}

const pictureOf = prepare((given: { readonly userId: string }) =>
  tables.selectFrom('ProfilePicture').select(['hash', 'bytes']).where('userId', '=', given.userId),
)
