import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeRedirect } from './safe-redirect.ts'

const ORIGIN = 'https://school.example'

/** What disguises are made of. */
const PIECES = [
  ['/', '//', '\\', '%2f', '%2F', '%5c', '%00', '%09', '%0d%0a', '.', '..', '@', ':', '?', '#', ';'],
  ['\t', '\n', '\r', '\0', '\u007f', ' ', '\u00a0', '\u2028', '／', '＼', '。', 'é', '𝒽'],
  ['evil.example', 'javascript:', 'https:', 'data:', 'a', '[::1]', '127.0.0.1', 'user:pass@', '&x=1'],
].flat()

/** Where a browser goes when it is sent there from a page of the school. */
function originOf(location: string, from: string): string {
  return new URL(location, from).origin
}

describe('safeRedirect', () => {
  it.each([
    '/',
    '/ok',
    '/ok?x=1#y',
    '/courses/sql-with-sqlite/lessons/tables-and-rows',
    '/courses?q=a%2Fb&sort=%5C#top',
    '/a//b',
    '/~ada/notes;v=1',
    '/login?redirectTo=https://evil.example',
  ])('goes on to %s', (wish) => {
    expect(safeRedirect(wish, '/home')).toBe(wish)
  })

  it.each([
    'ok',
    '',
    './ok',
    '../ok',
    '?x=1',
    '#y',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '\\/evil.example',
    '/ok\\..\\evil',
    '/%2fevil.example',
    '/%2F%2Fevil.example',
    '/%2f%2fevil.example',
    '/%5cevil.example',
    '/%5C%5Cevil.example',
    'https://evil.example',
    'https:evil.example',
    'HTTPS:/evil.example',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,hi',
    '/\t/evil.example',
    '\t//evil.example',
    '/\n/evil.example',
    '/\r\nSet-Cookie: a=b',
    '/ok\r\nLocation: https://evil.example',
    '/\u0000/evil.example',
    '/\u007f',
    ' /ok',
    '/ok ',
    '/\u00a0/evil.example',
    '\ufeff//evil.example',
    '/\u2028',
    '／／evil.example',
    '/caf\u00e9',
  ])('goes home instead of to %j', (wish) => {
    expect(safeRedirect(wish, '/home')).toBe('/home')
  })

  it.each([undefined, null, 7, true, {}, ['/ok'], new URL('https://evil.example')])(
    'goes home when the wish is %o',
    (wish) => {
      expect(safeRedirect(wish, '/home')).toBe('/home')
    },
  )

  it('never leaves the site, whatever is wished for', () => {
    const piece = fc.constantFrom(...PIECES)
    const disguise = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
    const rooted = disguise.map((text) => `/${text}`)
    const url = fc.webUrl({ withFragments: true, withQueryParameters: true })
    fc.assert(
      fc.property(fc.oneof(disguise, rooted, url, fc.string({ unit: 'binary' })), (wish) => {
        const result = safeRedirect(wish, '/home')
        expect([wish, '/home']).toContain(result)
        for (const page of [ORIGIN, `${ORIGIN}/courses/a/lessons/b?c=d`]) {
          expect(originOf(result, page)).toBe(ORIGIN)
        }
        // One that a proxy or a router has decoded once more stays here as well.
        expect(originOf(result.replaceAll(/%2f/gi, '/').replaceAll(/%5c/gi, '\\'), ORIGIN)).toBe(ORIGIN)
        expect(result).toMatch(/^\/[!-~]*$/)
      }),
      { numRuns: 3_000 },
    )
  })

  it('follows every path that a page of this site can have', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
        const { pathname, search } = new URL(`${ORIGIN}/courses${path}?${query}`)
        expect(safeRedirect(pathname + search, '/home')).toBe(pathname + search)
      }),
    )
  })
})
