/**
 * A hash that is the same on every machine, to choose by; not for secrets. FNV-1a of the text's UTF-8 bytes, 32 bits,
 * then the finaliser of MurmurHash3: after FNV alone the last bytes have hardly reached the high bits, and the lowest
 * bit is a mere parity, so that one day's choice would foretell the next.
 * Sources: http://www.isthe.com/chongo/tech/comp/fnv/, https://github.com/aappleby/smhasher (`fmix32`)
 *
 * @returns a whole number, 0 to 2³² − 1
 */
export function hashText(text: string): number {
  let hash = FNV_OFFSET_BASIS
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, FNV_PRIME)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const FNV_OFFSET_BASIS = 0x811c9dc5
const FNV_PRIME = 0x01000193
