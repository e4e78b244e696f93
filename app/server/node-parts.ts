import type { Logger } from 'pino'
import type { Env } from '#app/env.server.ts'
import type { Data } from './open-data.ts'
import type { SqlRunner } from './sql-runner.ts'
import type { Watch } from './watch.ts'

/** What a node is opened with. */
export interface NodeParts {
  readonly env: Env
  readonly dataDir: string
  readonly sqlRunner: SqlRunner
  readonly log: Logger
  readonly watch: Watch
  readonly hasDemoAccounts: boolean
  /** False after the journal has failed: pages go on, and writes are refused in words. */
  readonly hasJournal: boolean
  /** Prints a line. */
  readonly say: (line: string) => void
  /** Prints a step's name, does it, and prints how long it took. */
  readonly step: (name: string, work: () => Promise<unknown>) => Promise<void>
}

/** A server of the school, opened. */
export interface SchoolNode {
  readonly data: Data
  /** What is done beside serving, once it serves. */
  readonly onListening: () => Promise<void>
  readonly close: () => Promise<void>
}
