import { spreadOf, type Spread } from './spread.ts'
import type { Subject } from './subject.ts'

/** So many writers, each with one write at a time. */
export interface WritesPlan {
  readonly writers: number
  readonly ms: number
}

/** What was acknowledged. */
export interface WriteFigures {
  readonly perSecond: number
  /** From handing it in to the acknowledgement, in milliseconds. */
  readonly ackMs: Spread
  readonly failed: number
}

/** Writes as fast as acknowledgements come. */
export async function measureWrites(subject: Subject, { writers, ms }: WritesPlan): Promise<WriteFigures> {
  const acks: number[] = []
  let failed = 0
  const begunMs = performance.now()
  async function writeOn(): Promise<void> {
    while (performance.now() - begunMs < ms) {
      const sentMs = performance.now()
      try {
        await subject.write()
        acks.push(performance.now() - sentMs)
      } catch {
        failed += 1
      }
    }
  }
  await Promise.all(Array.from({ length: writers }, writeOn))
  const seconds = (performance.now() - begunMs) / 1_000
  return { perSecond: acks.length / seconds, ackMs: spreadOf(acks), failed }
}
