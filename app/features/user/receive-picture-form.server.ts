import type { Primary } from '#app/data/primary.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import type { Viewer } from './find-viewer.server.ts'
import { PICTURE_MAX_BYTES, type PictureRefusal } from './rules/picture.ts'
import { setPicture } from './set-picture.server.ts'
import { shrinkPicture } from './shrink-picture.server.ts'

/** Why a picture stays as it was. */
export type PictureFormRefusal = PictureRefusal | 'not-readable' | 'unavailable'

/**
 * Does what the form of a picture asks for: uses the file `picture`, or with `intent` `remove` none. It is shown to
 * others, so a session that may be over is not enough.
 */
export async function receivePictureForm(
  primary: Primary,
  { userId, isConfirmed }: Pick<Viewer, 'userId' | 'isConfirmed'>,
  request: Request,
  nowMs: number,
): Promise<Result<null, PictureFormRefusal>> {
  if (!isConfirmed) return fail('unavailable')
  // A body that is cut off or no form at all.
  const form = await request.formData().catch(() => null)
  if (form === null) return fail('not-readable')
  if (form.get('intent') === 'remove') return setPicture(primary, userId, null, nowMs)
  const read = await readPicture(form.get('picture'))
  return read.ok ? setPicture(primary, userId, read.value, nowMs) : fail(read.reason)
}

async function readPicture(
  file: FormDataEntryValue | null,
): Promise<Result<Uint8Array, PictureRefusal | 'unavailable'>> {
  if (!(file instanceof File) || file.size === 0) return fail('missing')
  if (file.size > PICTURE_MAX_BYTES) return fail('too-long')
  const shrunk = await shrinkPicture(new Uint8Array(await file.arrayBuffer()))
  return shrunk.ok ? ok(shrunk.value) : fail(shrunk.reason)
}
