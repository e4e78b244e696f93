/**
 * The name that the runtime itself gives an IANA time zone: zones are known by many names, in any letters.
 *
 * @returns e.g. `Europe/Berlin` for `europe/berlin`; null for what is none, offsets such as `+01:00` included
 */
export function findTimeZone(name: string): string | null {
  if (!/^[A-Za-z][\w+\-/]{0,63}$/.test(name)) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

/** Every zone that a list offers, in the alphabet's order, with the one that is in use, whatever it is. */
export function listTimeZones(used: string): readonly string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), used])].toSorted()
}
