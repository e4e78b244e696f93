/** Longest file that may be sent as a picture, in bytes. */
export const PICTURE_MAX_BYTES = 5 * 1024 * 1024

/** The same, in megabytes, for people. */
export const PICTURE_MAX_MEGABYTES = PICTURE_MAX_BYTES / 1024 / 1024

/** Most pixels of a picture that is sent: what fits into the file may still unfold to gigabytes. */
export const PICTURE_MAX_PIXELS = 50_000_000

/** The same for AVIF, of which each pixel takes some twenty bytes while it is unfolded, and all of them at once. */
export const AVIF_MAX_PIXELS = 12_000_000

/** Width and height of a picture as it is kept, in pixels. */
export const PICTURE_SIDE = 256

/** Longest picture as it is kept, in bytes. */
export const PICTURE_KEPT_BYTES = 60 * 1024

/** Why a file is no picture of anybody. */
export type PictureRefusal = 'missing' | 'too-long' | 'not-a-picture' | 'too-many-pixels'

/** The kinds of picture that can be sent. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif'

/**
 * What a file is by its first bytes, whatever its name and its sender say; null for anything else.
 * Source: https://mimesniff.spec.whatwg.org/#image-type-pattern-matching-algorithm, and ISO/IEC 14496-12 for AVIF.
 */
export function findPictureKind(bytes: Uint8Array): PictureKind | null {
  const text = String.fromCharCode(...bytes.subarray(0, 12))
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (/^GIF8[79]a/.test(text)) return 'gif'
  if (/^RIFF.{4}WEBP/s.test(text)) return 'webp'
  return /^.{4}ftypavi[fs]/s.test(text) ? 'avif' : null
}

/**
 * Where a picture is on this site. Pictures are looked up by whose they are; of its hash there is only as much as a
 * changed picture needs to have another address, too little to say whether it is a file that somebody has.
 *
 * @param hash of its bytes, in hex
 */
export function pictureAddress(userId: string, hash: string): string {
  return `/pictures/${userId}/${pictureVersion(hash)}`
}

/** The part of a hash that is in the address: 48 bits. */
export function pictureVersion(hash: string): string {
  return hash.slice(0, 12)
}
