import type { Reader } from '#app/data/reader.ts'

/** The profile of somebody who is there. */
export function getProfile(reader: Reader): string {
  return reader.all('profile')[0] ?? 'nobody'
}
