import type { AssetFacts } from '#app/features/content/load/rendering/shelf.ts'
import { textAt } from './read-magic-bytes.ts'

/**
 * Looks into a WebM file for the size of its film. Null when it is none, or has no film in it. Source: RFC 8794 (EBML),
 * RFC 9559 (Matroska), 5.1.4
 */
export function readWebm(bytes: Uint8Array): AssetFacts | null {
  const top = listElements(bytes, { start: 0, end: bytes.length })
  const head = top[0]
  if (head?.id !== EBML) return null
  const kind = listElements(bytes, head).find(({ id }) => id === DOC_TYPE)
  if (!kind || kind.end - kind.start !== 4 || textAt(bytes, kind.start, 4) !== 'webm') return null
  const tracks = descend(bytes, descend(bytes, top, SEGMENT), TRACKS).filter(({ id }) => id === TRACK)
  for (const track of tracks) {
    const film = descend(bytes, listElements(bytes, track), FILM)
    if (film.length === 0) continue
    const [width, height] = [PIXEL_WIDTH, PIXEL_HEIGHT].map((wanted) => readNumber(bytes, film, wanted))
    return { mediaType: 'video/webm', width: width ?? null, height: height ?? null }
  }
  return null
}

const EBML = 0x1a45dfa3
const DOC_TYPE = 0x4282
const SEGMENT = 0x18538067
const TRACKS = 0x1654ae6b
const TRACK = 0xae
const FILM = 0xe0
const PIXEL_WIDTH = 0xb0
const PIXEL_HEIGHT = 0xba

/** A part of the file; `start` is behind its head. */
interface Element {
  readonly id: number
  readonly start: number
  readonly end: number
}

function descend(bytes: Uint8Array, elements: readonly Element[], wanted: number): Element[] {
  const element = elements.find(({ id }) => id === wanted)
  return element ? listElements(bytes, element) : []
}

function readNumber(bytes: Uint8Array, elements: readonly Element[], wanted: number): number | null {
  const element = elements.find(({ id }) => id === wanted)
  if (!element) return null
  return bytes.subarray(element.start, element.end).reduce((sum, byte) => sum * 256 + byte, 0) || null
}

function listElements(bytes: Uint8Array, { start, end }: Pick<Element, 'start' | 'end'>): Element[] {
  const elements: Element[] = []
  let at = start
  while (at < end) {
    const id = readVariable(bytes, at, 'whole')
    const size = id && readVariable(bytes, at + id.length, 'without-mark')
    if (!id || !size) break
    const from = at + id.length + size.length
    // A live recording does not know its length: it goes on to the end.
    const to = size.isUnknown ? end : from + size.value
    if (to > end) break
    elements.push({ id: id.value, start: from, end: to })
    at = to
  }
  return elements
}

/** A number whose first byte says by its leading zeros how many bytes it has, 1 to 8. */
function readVariable(bytes: Uint8Array, at: number, form: 'whole' | 'without-mark') {
  const first = bytes[at] ?? 0
  const length = Math.clz32(first) - 23
  if (first === 0 || at + length > bytes.length) return null
  const mark = 0x80 >> (length - 1)
  let value = form === 'whole' ? first : first & (mark - 1)
  let isUnknown = (first & (mark - 1)) === mark - 1
  for (const byte of bytes.subarray(at + 1, at + length)) {
    value = value * 256 + byte
    isUnknown &&= byte === 0xff
  }
  return { value, length, isUnknown }
}
