import { expect, test } from 'vitest'
import { env } from '#app/env.server.ts'
import { score } from './score.ts'

test('a test may reach for anything', () => {
  expect(score(1, 2)).toBe(50)
  expect([env.PORT, Date.now(), Math.random()]).toHaveLength(3)
})
