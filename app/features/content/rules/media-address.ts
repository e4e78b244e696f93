/** What may lie beside a lesson, by content type: the ending of its address, and what shows it. */
export const MEDIA_TYPES = {
  'image/svg+xml': { extension: 'svg', shownBy: 'img' },
  'image/png': { extension: 'png', shownBy: 'img' },
  'image/jpeg': { extension: 'jpg', shownBy: 'img' },
  'image/webp': { extension: 'webp', shownBy: 'img' },
  'image/avif': { extension: 'avif', shownBy: 'img' },
  'image/gif': { extension: 'gif', shownBy: 'img' },
  'video/mp4': { extension: 'mp4', shownBy: 'video' },
  'video/webm': { extension: 'webm', shownBy: 'video' },
  'audio/mpeg': { extension: 'mp3', shownBy: 'audio' },
  'audio/ogg': { extension: 'ogg', shownBy: 'audio' },
  'audio/mp4': { extension: 'm4a', shownBy: 'audio' },
  'text/vtt': { extension: 'vtt', shownBy: 'track' },
} as const

/** A content type that is served. */
export type MediaType = keyof typeof MEDIA_TYPES

/** A content type out of the database, if it is one that is served. */
export function findMediaType(name: string): MediaType | null {
  return NAMES.find((known) => known === name) ?? null
}

/** Where a file is served: `/media/<64 hexadecimal digits>.svg`. What is there never changes. */
export function mediaAddress(hash: string, mediaType: MediaType): string {
  return `${MEDIA_PATH}${hash}.${MEDIA_TYPES[mediaType].extension}`
}

/** Reads the last part of such an address; null when it is none. */
export function readMediaName(name: string): { readonly hash: string; readonly extension: string } | null {
  const [, hash, extension] = /^([0-9a-f]{64})\.([a-z0-9]{3,4})$/.exec(name) ?? []
  return hash === undefined || extension === undefined ? null : { hash, extension }
}

/** The hashes of all files whose addresses stand in a text. */
export function listMediaHashes(text: string): string[] {
  return [...text.matchAll(ADDRESS)].flatMap(([, hash]) => hash ?? [])
}

// cast: `Object.keys` forgets which keys there are.
const NAMES = Object.keys(MEDIA_TYPES) as MediaType[]
const MEDIA_PATH = '/media/'
const ADDRESS = /\/media\/([0-9a-f]{64})\.[a-z0-9]/g
