/** WebVTT captions: UTF-8 that begins with the word. Source: https://www.w3.org/TR/webvtt1/#file-structure */
export function isCaptions(bytes: Uint8Array): boolean {
  try {
    // The decoder takes a byte-order mark away.
    return /^WEBVTT(?:[ \t\r\n]|$)/.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return false
  }
}

/** An ID3 tag, or the sync word of a frame of layer III. Source: ISO/IEC 11172-3, 2.4.1.3 */
export function isMp3(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes
  return textAt(bytes, 0, 3) === 'ID3' || (first === 0xff && (second & 0xe6) === 0xe2)
}

/** A page of an Ogg stream. Source: RFC 3533, 6 */
export function isOgg(bytes: Uint8Array): boolean {
  return textAt(bytes, 0, 4) === 'OggS'
}

/** Bytes as Latin-1 text; shorter where the file ends before. */
export function textAt(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length))
}
