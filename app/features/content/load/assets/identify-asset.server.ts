import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { AssetFile } from '#app/features/content/load/reading/course-folder.ts'
import { MAX_ASSET_BYTES } from '#app/features/content/load/reading/read-assets.server.ts'
import { ASSET_NAME } from '#app/features/content/load/rendering/asset-url.ts'
import type { AssetFacts } from '#app/features/content/load/rendering/shelf.ts'
import type { MediaType } from '#app/features/content/rules/media-address.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { readImage } from './read-image.server.ts'
import { isCaptions, isMp3, isOgg } from './read-magic-bytes.ts'
import { readMp4 } from './read-mp4.ts'
import { readWebm } from './read-webm.ts'

/**
 * Finds out what a file in `assets/` is, by its bytes: a name proves nothing, and what browsers are told has to be true.
 *
 * @returns a failure, in a teacher's words, for what cannot be shown
 */
export async function identifyAsset(asset: AssetFile): Promise<Result<AssetFacts, string>> {
  const { file, name, byteLength } = asset
  if (!ASSET_NAME.test(name)) {
    return fail(`the name ${name} has to consist of letters, digits, dots, hyphens and underscores`)
  }
  const wanted = TYPES.get(extname(name).toLowerCase())
  if (!wanted) return fail(`of this kind no file can be shown; ${KINDS}`)
  if (byteLength === 0) return fail('this file is empty')
  if (byteLength > MAX_ASSET_BYTES) {
    return fail(`this file has more than the ${MAX_ASSET_BYTES / 1_048_576} MB that are taken`)
  }
  const bytes = await readFile(file)
  const facts = await lookInto(bytes, wanted)
  if (!facts) return fail(`this is no ${wanted} inside, or a damaged one`)
  if (facts.mediaType === wanted) return ok(facts)
  return fail(`inside, this is ${facts.mediaType}, not ${wanted}: give it the right ending`)
}

/** Null for what cannot be read as anything. */
async function lookInto(bytes: Uint8Array, wanted: MediaType): Promise<AssetFacts | null> {
  switch (wanted) {
    case 'text/vtt':
      return isCaptions(bytes) ? without(wanted) : null
    case 'audio/mpeg':
      return isMp3(bytes) ? without(wanted) : null
    case 'audio/ogg':
      return isOgg(bytes) ? without(wanted) : null
    case 'video/webm':
      return readWebm(bytes)
    case 'video/mp4':
    case 'audio/mp4':
      return readMp4(bytes)
    case 'image/svg+xml':
    case 'image/png':
    case 'image/jpeg':
    case 'image/webp':
    case 'image/avif':
    case 'image/gif':
      return readImage(bytes)
  }
}

function without(mediaType: MediaType): AssetFacts {
  return { mediaType, width: null, height: null }
}

const TYPES: ReadonlyMap<string, MediaType> = new Map([
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.jpeg', 'image/jpeg'],
  ['.webp', 'image/webp'],
  ['.avif', 'image/avif'],
  ['.gif', 'image/gif'],
  ['.mp4', 'video/mp4'],
  ['.webm', 'video/webm'],
  ['.mp3', 'audio/mpeg'],
  ['.ogg', 'audio/ogg'],
  ['.oga', 'audio/ogg'],
  ['.m4a', 'audio/mp4'],
  ['.vtt', 'text/vtt'],
] as const)

const KINDS = `a name ends in ${[...TYPES.keys()].join(', ')}`
