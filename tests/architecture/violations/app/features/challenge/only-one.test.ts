// breaks: vitest/no-focused-tests
import { expect, test } from 'vitest'

test.only('breaks: hides the others', () => {
  expect(1).toBe(1)
})
