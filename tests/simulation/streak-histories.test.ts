import { expect, it } from 'vitest'
import { streakHistories } from '../properties/streak-histories.ts'

/** Seeds that are tried in one test; `npm run test:long` tries 100,000. */
const AT_ONCE = 500

it.each([0, 500, 1_000, 1_500])('streaks are fair in histories from seed %i on', (first) => {
  expect(streakHistories.run(first, AT_ONCE)).toEqual([])
})
