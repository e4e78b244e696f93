// breaks: vitest/expect-expect
import { test } from 'vitest'

test('breaks: expects nothing', () => {
  String(1)
})
