import type { system } from '#app/words/en/system.ts'
import type { Words } from '#app/words/words.ts'

/** Milliseconds as an operator reads them: `0.40 ms`, `12 ms`, `3.5 s`. */
export function msOf(t: Words<typeof system>, durationMs: number): string {
  if (durationMs >= 1_000) return t('figures.tenths', { seconds: durationMs / 1_000 })
  return t(durationMs >= 10 ? 'figures.milliseconds' : 'figures.hundredths', { ms: durationMs })
}

/** Bytes as an operator reads them: `182 MB`. */
export function megabytesOf(t: Words<typeof system>, bytes: number): string {
  return t('figures.megabytes', { megabytes: bytes / 1_048_576 })
}

/** Seconds as an operator reads them: `4 s`, `12 min`, `3 h`, `2 d`. */
export function ageOf(t: Words<typeof system>, seconds: number): string {
  const [size, unit] = UNITS.find(([least]) => seconds >= 2 * least) ?? ([1, 'seconds'] as const)
  return t(`figures.${unit}`, { count: Math.round(seconds / size) })
}

/** A number a second: `0.2/s`, `140/s`. */
export function rateOf(t: Words<typeof system>, perSecond: number): string {
  return t(perSecond >= 10 ? 'figures.rate' : 'figures.slowRate', { rate: perSecond })
}

/** A whole number: `1,024`. */
export function countIn(t: Words<typeof system>, count: number): string {
  return t('figures.count', { count })
}

const UNITS = [
  [86_400, 'days'],
  [3_600, 'hours'],
  [60, 'minutes'],
] as const
