import { expect, it } from 'vitest'
import { isQuiet, quietCookie } from './quiet-mode.ts'

it.each([
  [null, false],
  ['', false],
  ['hs_quiet=1', true],
  ['a=b; hs_quiet=1; c=d', true],
  ['hs_quiet=', false],
  ['hs_quiet=10', false],
  ['not_hs_quiet=1', false],
])('of a browser with the cookies %j, quiet is %j', (cookies, expected) => {
  expect(isQuiet(cookies)).toBe(expected)
})

it('is remembered for a year, and forgotten at once', () => {
  expect(isQuiet(quietCookie(true))).toBe(true)
  expect(quietCookie(true)).toContain('Max-Age=31536000')
  expect(isQuiet(quietCookie(false))).toBe(false)
  expect(quietCookie(false)).toContain('Max-Age=0')
})
