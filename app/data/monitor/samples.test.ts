import { describe, expect, it } from 'vitest'
import { SAMPLE_EVERY_MS, Samples, type Sample } from './samples.ts'

const HOUR_MS = 60 * 60 * 1_000
const START_MS = Date.UTC(2026, 0, 1)

function sampleAt(atMs: number): Sample {
  return {
    atMs,
    loopDelayP99Ms: 1,
    replicaAgeSeconds: null,
    pending: 0,
    parked: 0,
    shipMs: null,
    requestsPerSecond: 0,
    questionsPerSecond: 0,
    webRssBytes: 1,
    syncerRssBytes: null,
  }
}

/** Samples in the usual distance, and the instant of the last. */
function fill(count: number): { samples: Samples; lastMs: number } {
  const samples = new Samples()
  for (let index = 0; index < count; index += 1) samples.add(sampleAt(START_MS + index * SAMPLE_EVERY_MS))
  return { samples, lastMs: START_MS + (count - 1) * SAMPLE_EVERY_MS }
}

describe('samples', () => {
  it('are listed oldest first', () => {
    const { samples, lastMs } = fill(3)
    const instants = samples.list(lastMs).map(({ atMs }) => atMs)
    expect(instants).toEqual([START_MS, START_MS + SAMPLE_EVERY_MS, START_MS + 2 * SAMPLE_EVERY_MS])
  })

  it('begin with none', () => {
    expect(new Samples().list(START_MS)).toEqual([])
  })

  it.each([719, 720, 721, 1_440, 2_000])('are those of the last hour after %i', (count) => {
    const { samples, lastMs } = fill(count)
    const listed = samples.list(lastMs)
    expect(listed.length).toBe(Math.min(count, 720))
    expect(listed.at(-1)?.atMs).toBe(lastMs)
    expect(listed[0]?.atMs).toBe(Math.max(START_MS, lastMs - HOUR_MS + SAMPLE_EVERY_MS))
    expect(listed).toEqual(listed.toSorted((a, b) => a.atMs - b.atMs))
  })

  it('are left out when they are older than an hour, as after a sleep of the machine', () => {
    const { samples, lastMs } = fill(10)
    const wokenMs = lastMs + HOUR_MS - 2 * SAMPLE_EVERY_MS
    expect(samples.list(wokenMs).length).toBe(2)
    expect(samples.list(wokenMs + HOUR_MS)).toEqual([])
  })
})
