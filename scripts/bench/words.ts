/** A duration in words, e.g. `0.42 ms`, `12 ms` or `1.3 s`. */
export function inMs(ms: number): string {
  if (Number.isNaN(ms)) return '–'
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(1)} s`
  return `${ms >= 10 ? ms.toFixed(0) : ms.toFixed(2)} ms`
}

/** A rate in words, e.g. `2.9/s` or `12,400/s`. */
export function perSecond(rate: number): string {
  if (Number.isNaN(rate)) return '–'
  const text = rate >= 100 ? Math.round(rate).toLocaleString('en') : rate.toFixed(1)
  return `${text}/s`
}

/** A ratio in words, e.g. `0.83` or `1,240`. */
export function asRatio(ratio: number): string {
  if (!Number.isFinite(ratio)) return '–'
  return ratio >= 10 ? Math.round(ratio).toLocaleString('en') : ratio.toFixed(2)
}

/** What an error says, in one line. */
export function inOneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.replaceAll(/\s+/g, ' ').slice(0, 160)
}
