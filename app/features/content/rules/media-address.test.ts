import { describe, expect, it } from 'vitest'
import { findMediaType, listMediaHashes, mediaAddress, readMediaName } from './media-address.ts'

const HASH = '0123456789abcdef'.repeat(4)

describe('the address of a file', () => {
  it('names its content and its type', () => {
    const address = mediaAddress(HASH, 'image/jpeg')
    expect(address).toBe(`/media/${HASH}.jpg`)
    expect(readMediaName(address.slice('/media/'.length))).toEqual({ hash: HASH, extension: 'jpg' })
    expect(listMediaHashes(`<img src="${address}"> <a href="/media/x.jpg"> ${address}`)).toEqual([HASH, HASH])
  })

  it.each(['', 'x.svg', HASH, `${HASH}.`, `${HASH}.svg/..`, `${HASH.toUpperCase()}.svg`, `${HASH}0.svg`])(
    'is not %j',
    (name) => {
      expect(readMediaName(name)).toBeNull()
    },
  )
})

describe('a content type', () => {
  it('is one of those that are served', () => {
    expect(findMediaType('text/vtt')).toBe('text/vtt')
    expect(findMediaType('text/html')).toBeNull()
  })
})
