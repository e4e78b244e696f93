// breaks: vitest/no-disabled-tests
import { expect, test } from 'vitest'

test.skip('breaks: never runs', () => {
  expect(1).toBe(1)
})
