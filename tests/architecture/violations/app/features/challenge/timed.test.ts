// breaks: eslint/no-restricted-globals
import { expect, test } from 'vitest'

test('breaks: says how fast this machine is today', () => {
  const startedMs = performance.now()
  expect(performance.now() - startedMs).toBeLessThan(1_000)
})
