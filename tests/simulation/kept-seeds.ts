/** Seeds that find a mistake that was there once; they are simulated before all others. */
export const KEPT_SEEDS: readonly { readonly seed: number; readonly found: string }[] = [
  {
    seed: 93,
    found: 'a commit that a restored primary lost, and whose number another has taken, counted as held',
  },
  { seed: 349, found: 'the same, and the entry never came back' },
  { seed: 432, found: 'the same, for several entries' },
  { seed: 135, found: 'a commit that a restored primary lost was waited for, and everything behind it' },
]
