/**
 * How a local day is stored where a column holds an instant: as midnight UTC of it.
 *
 * @param day `YYYY-MM-DD`
 * @returns ISO-8601
 */
export function dayToRow(day: string): string {
  return `${day}T00:00:00.000Z`
}

/**
 * The local day that such a column stands for.
 *
 * @param instant ISO-8601, midnight UTC; null for none
 * @returns `YYYY-MM-DD`
 */
export function rowToDay(instant: string): string {
  return instant.slice(0, 10)
}
