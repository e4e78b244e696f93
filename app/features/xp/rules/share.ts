/** A decimal share such as 0.25, exact: `numerator / denominator`. */
export interface Share {
  readonly numerator: bigint
  /** A power of ten. */
  readonly denominator: bigint
}

/**
 * Reads a share without going through binary fractions, in which 0.1 is something else.
 *
 * @param text decimal, at least 0, no exponent: `0.25`, `1`
 * @throws SyntaxError for anything else
 */
export function toShare(text: string): Share {
  if (!DECIMAL.test(text)) throw new SyntaxError(`${text} is no decimal`)
  const [whole = '', fraction = ''] = text.split('.')
  const digits = fraction.replace(/0+$/, '')
  return { numerator: BigInt(whole + digits), denominator: 10n ** BigInt(digits.length) }
}

const DECIMAL = /^\d+(\.\d+)?$/

/** What is left of the whole: 1 − share. */
export function complementOf({ numerator, denominator }: Share): Share {
  return { numerator: denominator - numerator, denominator }
}

/**
 * Some points times a share, to the nearest whole point, halves up.
 *
 *     floor(points × share^times + 1/2)
 *
 * @param points whole, ≥ 0
 * @param times how often the share is taken, ≥ 0
 */
export function timesShare(points: number, share: Share, times = 1): number {
  const numerator = BigInt(points) * share.numerator ** BigInt(times)
  const denominator = share.denominator ** BigInt(times)
  return Number((2n * numerator + denominator) / (2n * denominator))
}

/**
 * The fewest whole points that are at least this share of some.
 *
 * @param points whole, ≥ 0
 */
export function atLeastShare(points: number, { numerator, denominator }: Share): number {
  return Number((BigInt(points) * numerator + denominator - 1n) / denominator)
}
