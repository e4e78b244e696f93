/** 26 characters of Crockford's base 32, the first at most 7 (https://github.com/ulid/spec). */
export const ULID_PATTERN = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/

/** Whether a text is a ULID in its canonical, upper-case form. */
export function isUlid(text: string): boolean {
  return ULID_PATTERN.test(text)
}
