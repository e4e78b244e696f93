/** A number as somebody typed it, with whatever stood behind it. */
export interface Quantity {
  readonly value: number
  /** As `normaliseUnit` writes it; empty for none. */
  readonly unit: string
}

/**
 * Reads a number the way that people write one.
 *
 * - `1.5` and `1,5` are the same, so `1.234` and `1,234` are both a little over one;
 * - thousands may be set apart by spaces of any width: `12 500`;
 * - a sign may lead: `+`, `-`, `−` (U+2212); `1e6` is a million;
 * - what follows the number, with or without a space, is the unit.
 *
 * @returns null when this is no number, or none that a float can hold
 */
export function parseQuantity(text: string): Quantity | null {
  const match = QUANTITY.exec(text.trim())
  if (!match) return null
  const digits = `${match[2] ?? ''}${match[3] ?? ''}${match[4] ?? ''}`.replace(/\s/g, '').replace(',', '.')
  const value = (match[1] === '-' || match[1] === '\u2212' ? -1 : 1) * Number(digits)
  return Number.isFinite(value) ? { value, unit: normaliseUnit(match[5] ?? '') } : null
}

/** A unit in the form in which units are compared: NFKC, white space collapsed; case counts (`mW`, `MW`). */
export function normaliseUnit(unit: string): string {
  return unit.normalize('NFKC').trim().replace(/\s+/g, ' ')
}

/** Sign; digits, plain or in groups of three; fraction; exponent; unit, which is no further part of a number. */
const QUANTITY =
  /^([+\-\u2212]?)\s?(?=[\d.,])(\d{1,3}(?:\s\d{3})+(?!\d)|\d*)((?<=\d)[.,](?!\d)|[.,]\d+)?(e[+-]?\d+)?(?:\s*([^\d\s.,+\-\u2212].*))?$/i
