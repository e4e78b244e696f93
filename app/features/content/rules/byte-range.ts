/** What a `Range` header asks for: a stretch of bytes, nothing that there is, or (null) the whole. */
export type ByteRange = { readonly first: number; readonly last: number } | 'unsatisfiable' | null

/**
 * Reads a `Range` header. One that cannot be read, that counts in other units or that asks for several stretches at
 * once is taken for none, as is allowed. Source: RFC 9110, 14.2
 *
 * @param byteLength of the whole file
 */
export function readByteRange(header: string | undefined, byteLength: number): ByteRange {
  const [, from = '', to = ''] = /^\s*bytes\s*=\s*(\d{0,15})\s*-\s*(\d{0,15})\s*$/i.exec(header ?? '') ?? []
  if (from === '' && to === '') return null
  if (from === '') {
    const length = Math.min(Number(to), byteLength)
    return length === 0 ? 'unsatisfiable' : { first: byteLength - length, last: byteLength - 1 }
  }
  const first = Number(from)
  const last = to === '' ? byteLength - 1 : Math.min(Number(to), byteLength - 1)
  if (to !== '' && Number(to) < first) return null
  return first >= byteLength ? 'unsatisfiable' : { first, last }
}
