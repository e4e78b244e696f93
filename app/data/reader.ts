import type { Compilable } from 'kysely'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import type { PrismaClient } from './generated/prisma/client.ts'

/** The methods of a Prisma model that cannot change anything. */
type ReadMethod =
  | 'findUnique'
  | 'findUniqueOrThrow'
  | 'findFirst'
  | 'findFirstOrThrow'
  | 'findMany'
  | 'count'
  | 'aggregate'
  | 'groupBy'
type ModelName = Exclude<keyof PrismaClient, `$${string}` | symbol>

/** Prisma, for what is read now and then: every model, reads only. */
export type PrismaReads = { readonly [Model in ModelName]: Pick<PrismaClient[Model], ReadMethod> }

/** Rows out of one consistent state of the database; valid only while the function that was given it runs. */
export interface Snapshot {
  /**
   * Runs a prepared question.
   *
   * @param name names the question in figures and logs, e.g. `course-outline`
   * @param query built with `tables` from `#app/data/sql.ts`; its row type is the answer's
   */
  readonly all: <Row>(name: string, query: Compilable<Row>) => Row[]
}

/** A snapshot with the learner's own accepted entries that it does not hold yet, oldest first. */
export interface LearnerSnapshot extends Snapshot {
  readonly pending: readonly AcceptedEntry[]
}

/** Where every question is asked: this machine's copy of the database, never the network. */
export interface Reader extends Snapshot {
  readonly prisma: PrismaReads
  /**
   * Folds one learner's state: the journal's entries are read first, then one snapshot; entries that the snapshot
   * already holds (by id) are left out, so that nothing counts twice and nothing is missing.
   *
   * @param read synchronous: the snapshot ends when it returns
   */
  forLearner<Answer>(userId: string, read: (view: LearnerSnapshot) => Answer): Answer
}
