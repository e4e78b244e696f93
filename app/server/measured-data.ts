import type { Data } from './open-data.ts'

/** What is measured of a node's data. */
export type MeasuredData = Pick<Data, 'freshness' | 'http' | 'syncerFigures'> & {
  readonly journal: Pick<Data['journal'], 'readBacklog'>
}
