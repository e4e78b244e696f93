import type { Snapshot } from '#app/data/reader.ts'
import { tables } from '#app/data/sql.ts'
import { EMPTY_SHELF, type AssetFacts, type Shelf } from '#app/features/content/load/rendering/shelf.ts'
import { findMediaType } from '#app/features/content/rules/media-address.ts'

/** What is stored of each file, by hash, whole or not. */
export function readStoredAssets(view: Snapshot): ReadonlyMap<string, AssetFacts> {
  const rows = view.all(
    'stored-assets',
    tables.selectFrom('Asset').select(['hash', 'mediaType', 'width', 'height']),
  )
  return new Map(
    rows.flatMap(({ hash, mediaType, width, height }) => {
      const known = findMediaType(mediaType)
      return known ? [[hash, { mediaType: known, width, height }] as const] : []
    }),
  )
}

/** The shelf of a text that is stored: every name in it has its content pinned down already. */
export function toStoredShelf(assets: ReadonlyMap<string, AssetFacts>, language: string): Shelf {
  return { ...EMPTY_SHELF, language, find: (hash) => assets.get(hash) ?? null }
}

/** The places of a file's parts that are stored. */
export function listStoredParts(view: Snapshot, hash: string): number[] {
  const parts = view.all(
    'stored-asset-parts',
    tables.selectFrom('AssetPart').select('order').where('assetHash', '=', hash),
  )
  return parts.map(({ order }) => order)
}
