import { fail, ok, type Result } from '#app/kernel/result.ts'
import {
  AVIF_MAX_PIXELS,
  findPictureKind,
  PICTURE_KEPT_BYTES,
  PICTURE_MAX_PIXELS,
  PICTURE_SIDE,
  type PictureKind,
  type PictureRefusal,
} from './rules/picture.ts'

/**
 * Makes a picture out of a file that somebody sent: the first frame, upright, cut to a square, as WebP without anything
 * that the camera or a program wrote beside the pixels. Nothing of the file itself is kept.
 *
 * One at a time: a file of a kilobyte may unfold to hundreds of megabytes, and several together would end the server.
 *
 * @returns bytes of WebP, at most `PICTURE_KEPT_BYTES`; `unavailable` where too many wait already
 */
export async function shrinkPicture(
  file: Uint8Array,
): Promise<Result<Uint8Array, PictureRefusal | 'unavailable'>> {
  const kind = findPictureKind(file)
  // What is none of these never comes to the library, which knows many more formats, SVG and PDF among them.
  if (kind === null) return fail('not-a-picture')
  if (waiting >= MAX_WAITING) return fail('unavailable')
  waiting += 1
  const before = latest
  const shrinking = before.then(() => shrink(file, kind)).finally(() => (waiting -= 1))
  latest = shrinking.catch(() => null)
  return shrinking
}

/** The one that was begun or put in line last. */
let latest: Promise<unknown> = Promise.resolve()
let waiting = 0
const MAX_WAITING = 8

async function shrink(file: Uint8Array, kind: PictureKind): Promise<Result<Uint8Array, PictureRefusal>> {
  const { default: sharp } = await import('sharp')
  // Nothing is shrunk twice.
  sharp.cache(false)
  const maxPixels = kind === 'avif' ? AVIF_MAX_PIXELS : PICTURE_MAX_PIXELS
  const open = () => sharp(file, { limitInputPixels: maxPixels, failOn: 'warning' })
  try {
    const { width, height, format } = await open().metadata()
    if (FORMATS[kind] !== format) return fail('not-a-picture')
    if (width * height > maxPixels) return fail('too-many-pixels')
    for (const quality of QUALITIES) {
      const made = await open()
        .autoOrient()
        .resize(PICTURE_SIDE, PICTURE_SIDE, { fit: 'cover' })
        .webp({ quality })
        .timeout({ seconds: DEADLINE_SECONDS })
        .toBuffer()
      if (made.byteLength <= PICTURE_KEPT_BYTES) return ok(made)
    }
  } catch (error) {
    return fail(/pixel limit/i.test(String(error)) ? 'too-many-pixels' : 'not-a-picture')
  }
  return fail('not-a-picture')
}

/** What the library calls them. */
const FORMATS: Readonly<Record<PictureKind, string>> = {
  jpeg: 'jpeg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  avif: 'heif',
}

/** Even noise is small enough in the last. */
const QUALITIES = [80, 55, 25] as const

/** It works beside the event loop, and not forever. */
const DEADLINE_SECONDS = 10
