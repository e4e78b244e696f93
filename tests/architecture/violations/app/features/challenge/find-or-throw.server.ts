// breaks: architecture/names-keep-their-promise
import type { Reader } from '#app/data/reader.ts'

/** Breaks: find is one or null. */
export function findChallenge(reader: Reader): string {
  return reader.all('').join('')
}
