import { randomBytes } from 'node:crypto'
import sharp from 'sharp'

/** A drawing, `width` by `height`. */
export function svg(width: number, height: number, inside = ''): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${inside}</svg>\n`
}

/** A picture of one colour. */
export function picture(
  format: 'png' | 'jpeg' | 'webp' | 'avif' | 'gif',
  width: number,
  height: number,
): Promise<Buffer> {
  const background = { r: 40, g: 90, b: 40 }
  return sharp({ create: { width, height, channels: 3, background } })
    .toFormat(format)
    .toBuffer()
}

/** An MP4 file that says what is in it, with nothing in it. */
export function mp4(kind: 'film' | 'sound', { width = 320, height = 180, padding = 0 } = {}): Buffer {
  const size = Buffer.alloc(8)
  size.writeUInt32BE(width * 65_536, 0)
  size.writeUInt32BE(height * 65_536, 4)
  const handler = Buffer.concat([
    Buffer.alloc(8),
    Buffer.from(kind === 'film' ? 'vide' : 'soun'),
    Buffer.alloc(13),
  ])
  const track = box('trak', box('tkhd', Buffer.alloc(76), size), box('mdia', box('hdlr', handler)))
  const brand = Buffer.from('isom\0\0\0\0isom')
  return Buffer.concat([box('ftyp', brand), box('moov', track), box('mdat', randomBytes(padding))])
}

/** A WebM file that says what is in it, with nothing in it; of a length that nobody knew when it was begun. */
export function webm(width = 640, height = 360): Buffer {
  const film = element('e0', element('b0', uint16(width)), element('ba', uint16(height)))
  const tracks = element('1654ae6b', element('ae', element('d7', Buffer.from([1])), film))
  const head = element('1a45dfa3', element('4282', Buffer.from('webm')))
  return Buffer.concat([head, Buffer.from('1853806701ffffffffffffff', 'hex'), tracks])
}

/** The beginning of an MP3 file, and of an Ogg one. */
export const MP3 = Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(413)])
export const OGG = Buffer.concat([Buffer.from('OggS\0\x02', 'latin1'), Buffer.alloc(22)])

/** Captions of one line. */
export const CAPTIONS = 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello.\n'

function box(type: string, ...inside: readonly Buffer[]): Buffer {
  const length = 8 + inside.reduce((sum, part) => sum + part.length, 0)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(length, 0)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, ...inside])
}

function element(id: string, ...inside: readonly Buffer[]): Buffer {
  const length = inside.reduce((sum, part) => sum + part.length, 0)
  return Buffer.concat([Buffer.from(id, 'hex'), Buffer.from([0x80 + length]), ...inside])
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}
