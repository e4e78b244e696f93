import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCaptions, isMp3, isOgg } from './read-magic-bytes.ts'
import { readMp4 } from './read-mp4.ts'
import { readSvgSize } from './read-svg-size.ts'
import { readWebm } from './read-webm.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('a file that is cut or damaged', () => {
  it('is none when it calls itself something very long', () => {
    // A head of 300,012 bytes, with a kind of 300,000.
    const head = [0x1a, 0x45, 0xdf, 0xa3, 0x10, 0x04, 0x93, 0xec, 0x42, 0x82, 0x10, 0x04, 0x93, 0xe0]
    expect(readWebm(Uint8Array.from([...head, ...new Uint8Array(300_006)]))).toBeNull()
  })

  it('is read to no harm', () => {
    const begins = fc.constantFrom(
      Uint8Array.of(),
      bytes('\0\0\0\x10ftypisom\0\0\0\0\0\0\0\x20moov\0\0\0\x18trak'),
      bytes('\0\0\0\x10ftypisom\0\0\0\0\0\0\0\x01moov'),
      Uint8Array.of(
        0x1a,
        0x45,
        0xdf,
        0xa3,
        0x87,
        0x42,
        0x82,
        0x84,
        0x77,
        0x65,
        0x62,
        0x6d,
        0x18,
        0x53,
        0x80,
        0x67,
        0x01,
      ),
    )
    fc.assert(
      fc.property(begins, fc.uint8Array({ maxLength: 200 }), (begin, rest) => {
        const file = Uint8Array.of(...begin, ...rest)
        for (const read of [readMp4, readWebm, isCaptions, isMp3, isOgg])
          expect(() => read(file)).not.toThrow()
      }),
      { numRuns: 2000 },
    )
  })
})

describe('captions', () => {
  it.each(['WEBVTT', '\ufeffWEBVTT\n', 'WEBVTT - a title\n', 'WEBVTT\r\n\r\n'])(
    'begin with the word: %j',
    (text) => {
      expect(isCaptions(bytes(text))).toBe(true)
    },
  )

  it.each(['', 'WEBVT', 'WEBVTTX', ' WEBVTT', '1\n00:00:01,000 --> 00:00:02,000\n'])('are not %j', (text) => {
    expect(isCaptions(bytes(text))).toBe(false)
  })

  it('are UTF-8', () => {
    expect(isCaptions(Uint8Array.of(...bytes('WEBVTT\n'), 0xff))).toBe(false)
  })
})

describe('readSvgSize', () => {
  it.each([
    ['<svg width="30" height="20">', { width: 30, height: 20 }],
    [`<svg width='30px' height=' 20.4 '>`, { width: 30, height: 20 }],
    ['<svg viewBox="0 0 300 200">', { width: 300, height: 200 }],
    ['<svg viewBox="-1,-1, 3,2" width="100%" height="100%">', { width: 3, height: 2 }],
    ['<svg viewBox="0 0 300 200" width="30">', { width: 30, height: 20 }],
    ['<svg viewBox="0 0 300 200" height="100">', { width: 150, height: 100 }],
    [
      '<?xml version="1.0"?><!-- <svg width="1" height="1"> -->\n<svg\n  aria-label="a > b"\n  viewBox="0 0 5 6"\n>',
      { width: 5, height: 6 },
    ],
    ['<svg stroke-width="9" viewBox="0 0 5 6">', { width: 5, height: 6 }],
    ['<svg viewBox="0 0 0.2 0.2">', { width: 1, height: 1 }],
  ])('reads %s', (svg, size) => {
    expect(readSvgSize(svg)).toEqual(size)
  })

  it.each([
    '<svg>',
    '<svg viewBox="0 0 0 0">',
    '<svg viewBox="a b c d">',
    '<svg width="2em" height="1em">',
    '',
  ])('finds none in %j', (svg) => {
    expect(readSvgSize(svg)).toBeNull()
  })
})
