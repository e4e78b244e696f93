import type { AssetFacts } from '#app/features/content/load/rendering/shelf.ts'
import type { MediaType } from '#app/features/content/rules/media-address.ts'
import { readSvgSize } from './read-svg-size.ts'

/** Looks into a picture: its type and its size as it is shown, turned as a camera says. Null when it is none. */
export async function readImage(bytes: Uint8Array): Promise<AssetFacts | null> {
  // It takes a while to load, and most courses have no pictures, or none that are new.
  const { default: sharp } = await import('sharp')
  const metadata = await sharp(bytes)
    .metadata()
    .catch(() => null)
  const mediaType = metadata && TYPES.get(`${metadata.format}${metadata.compression === 'av1' ? '/av1' : ''}`)
  if (!mediaType) return null
  const { width, height } = metadata.autoOrient
  if (mediaType !== 'image/svg+xml') return { mediaType, width, height }
  return { mediaType, ...(readSvgSize(new TextDecoder().decode(bytes)) ?? { width, height }) }
}

/** By sharp's names of formats. */
const TYPES: ReadonlyMap<string, MediaType> = new Map([
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['jpeg', 'image/jpeg'],
  ['webp', 'image/webp'],
  ['heif/av1', 'image/avif'],
  ['gif', 'image/gif'],
] as const)
