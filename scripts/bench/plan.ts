/** How long each part is measured. */
export interface BenchPlan {
  readonly latenciesMs: readonly number[]
  readonly sliceMs: number
  readonly rounds: number
  readonly writesMs: number
  readonly silenceMs: number
  readonly visibleEntries: number
  readonly drainedEntries: number
  readonly questionBlocks: number
}

/** About five minutes. */
export const FULL: BenchPlan = {
  latenciesMs: [20, 100, 300],
  sliceMs: 2_000,
  rounds: 2,
  writesMs: 4_000,
  silenceMs: 60_000,
  visibleEntries: 30,
  drainedEntries: 5_000,
  questionBlocks: 40,
}

/** About a minute and a half: says which way things go. */
export const QUICK: BenchPlan = {
  latenciesMs: [100],
  sliceMs: 2_000,
  rounds: 1,
  writesMs: 1_500,
  silenceMs: 10_000,
  visibleEntries: 8,
  drainedEntries: 2_000,
  questionBlocks: 15,
}
