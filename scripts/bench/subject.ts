import type { SchoolFacts } from './school-facts.ts'

/** What is measured: one way of reading a page and of keeping a learner's work. */
export interface Subject {
  /** Everything that the lesson's page asks of the database, for one learner after another. */
  readPage(): Promise<void> | void
  /** Keeps one answer to a task; resolves when it is acknowledged. */
  write(): Promise<void>
  /** Waits until nothing is on its way, for so long at most. */
  settle(limitMs: number): Promise<void>
  close(): Promise<void>
}

/** Where a subject works, and on what. */
export interface SubjectPlace {
  /** A folder of its own, kept from one process to the next. */
  readonly dataDir: string
  /** The primary, or what stands before it. */
  readonly url: string
  readonly facts: SchoolFacts
}
