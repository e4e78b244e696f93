/** Milliseconds as an operator reads them: `0.4 ms`, `12 ms`, `3.5 s`. */
export function msOf(durationMs: number): string {
  if (durationMs >= 1_000) return `${(durationMs / 1_000).toFixed(1)} s`
  return durationMs >= 10 ? `${Math.round(durationMs)} ms` : `${durationMs.toFixed(2)} ms`
}

/** Bytes as an operator reads them: `182 MB`. */
export function megabytesOf(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MB`
}

/** Seconds as an operator reads them: `4 s`, `12 min`, `3 h`, `2 d`. */
export function ageOf(seconds: number): string {
  const [size, unit] = UNITS.find(([least]) => seconds >= 2 * least) ?? [1, 's']
  return `${Math.round(seconds / size)} ${unit}`
}

/** A number a second: `0.2/s`, `140/s`. */
export function rateOf(perSecond: number): string {
  return `${perSecond >= 10 ? Math.round(perSecond) : perSecond.toFixed(1)}/s`
}

const UNITS = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
] as const
