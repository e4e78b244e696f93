import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { findMediaType, type MediaType } from './rules/media-address.ts'

/** A file that lies beside a lesson, without its bytes. */
export interface Asset {
  /** SHA-256 of its bytes in hexadecimal. */
  readonly hash: string
  readonly mediaType: MediaType
  readonly byteLength: number
}

/** The file of this content; null when there is none, or none that is served. */
export function findAsset(view: Snapshot, hash: string): Asset | null {
  const [row] = view.all('asset', assetByHash({ hash }))
  const mediaType = row ? findMediaType(row.mediaType) : null
  return row && mediaType ? { hash, mediaType, byteLength: row.byteLength } : null
}

/** The bytes of one part of a file, from part 0; null when it is not here (yet). */
export function findAssetPart(view: Snapshot, hash: string, order: number): Uint8Array | null {
  const [row] = view.all('asset-part', partOf({ hash, order }))
  return row ? new Uint8Array(row.bytes) : null
}

const assetByHash = prepare((given: { readonly hash: string }) =>
  tables.selectFrom('Asset').select(['mediaType', 'byteLength']).where('hash', '=', given.hash),
)

const partOf = prepare((given: { readonly hash: string; readonly order: number }) =>
  tables
    .selectFrom('AssetPart')
    .select('bytes')
    .where('assetHash', '=', given.hash)
    .where('order', '=', given.order),
)
