import type { AssetFacts } from '#app/features/content/load/rendering/shelf.ts'
import { textAt } from './read-magic-bytes.ts'

/**
 * Looks into an MP4 file: with a film in it, it is `video/mp4` of the film's size, else `audio/mp4`. Null when it is
 * none. Source: ISO/IEC 14496-12, 4.2 (boxes), 8.3.2 (tkhd), 8.4.3 (hdlr)
 */
export function readMp4(bytes: Uint8Array): AssetFacts | null {
  const top = listBoxes(bytes, { start: 0, end: bytes.length })
  if (top[0]?.type !== 'ftyp') return null
  const tracks = inside(bytes, top, 'moov').filter(({ type }) => type === 'trak')
  if (tracks.length === 0) return null
  for (const track of tracks) {
    const boxes = listBoxes(bytes, track)
    const handler = inside(bytes, boxes, 'mdia').find(({ type }) => type === 'hdlr')
    if (!handler || textAt(bytes, handler.start + 8, 4) !== 'vide') continue
    return {
      mediaType: 'video/mp4',
      ...readSize(
        bytes,
        boxes.find(({ type }) => type === 'tkhd'),
      ),
    }
  }
  return { mediaType: 'audio/mp4', width: null, height: null }
}

/** A part of the file; `start` is behind its head. */
interface Box {
  readonly type: string
  readonly start: number
  readonly end: number
}

function inside(bytes: Uint8Array, boxes: readonly Box[], name: string): Box[] {
  const box = boxes.find(({ type }) => type === name)
  return box ? listBoxes(bytes, box) : []
}

function listBoxes(bytes: Uint8Array, { start, end }: Pick<Box, 'start' | 'end'>): Box[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const boxes: Box[] = []
  let at = start
  while (at + 8 <= end) {
    const short = view.getUint32(at)
    const isLong = short === 1 && at + 16 <= end
    const length = isLong ? Number(view.getBigUint64(at + 8)) : short === 0 ? end - at : short
    const head = isLong ? 16 : 8
    if (length < head || at + length > end) break
    boxes.push({ type: textAt(bytes, at + 4, 4), start: at + head, end: at + length })
    at += length
  }
  return boxes
}

/** Of a track: its last two fields, in 65,536ths of a pixel. */
function readSize(bytes: Uint8Array, header: Box | undefined): Pick<AssetFacts, 'width' | 'height'> {
  if (!header || header.end - header.start < 84) return { width: null, height: null }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const width = view.getUint32(header.end - 8) >>> 16
  const height = view.getUint32(header.end - 4) >>> 16
  return width > 0 && height > 0 ? { width, height } : { width: null, height: null }
}
