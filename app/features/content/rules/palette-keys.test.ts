import { expect, it } from 'vitest'
import { opensSearch } from './palette-keys.ts'

const plain = { hasControl: false, hasAlt: false, isTyping: false }

it.each([
  ['/', plain, true],
  ['/', { ...plain, isTyping: true }, false],
  ['/', { ...plain, hasControl: true }, false],
  ['k', { ...plain, hasControl: true }, true],
  ['K', { ...plain, hasControl: true, isTyping: true }, true],
  ['k', { ...plain, hasControl: true, hasAlt: true }, false],
  ['k', plain, false],
])('opens the search by %s with %j: %j', (key, held, opens) => {
  expect(opensSearch({ key, ...held }, true)).toBe(opens)
})

it('leaves the slash to who has turned it off', () => {
  expect(opensSearch({ key: '/', ...plain }, false)).toBe(false)
  expect(opensSearch({ key: 'k', ...plain, hasControl: true }, false)).toBe(true)
})
