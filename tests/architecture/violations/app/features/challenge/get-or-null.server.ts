// breaks: architecture/names-keep-their-promise
import type { Reader } from '#app/data/reader.ts'

/** Breaks: get is one or throw. */
export async function getChallenge(reader: Reader): Promise<string | null> {
  return reader.all('')[0] ?? null
}
