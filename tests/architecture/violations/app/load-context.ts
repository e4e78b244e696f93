import type { Reader } from '#app/data/reader.ts'

/** What every loader is given. */
export interface RequestContext {
  readonly reader: Reader
}
