import { describe, expect, it } from 'vitest'
import { topicHistories } from '../properties/topic-histories.ts'

/** `npm run test:long -- topic-histories` tries fifty times as many. */
const SEEDS = 2_000

describe('points and reviews in a topic', () => {
  it('are as by hand, whatever is answered when and on whichever device', () => {
    expect(topicHistories.run(0, SEEDS)).toEqual([])
  })
})
