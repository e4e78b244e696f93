import type { WrittenTopics } from '#app/features/content/load/parsing/parse-topics.ts'
import type { CourseFolder } from '#app/features/content/load/reading/course-folder.ts'
import type { RunSql } from '#app/features/content/rules/sql-run.ts'
import type { SyncStamp } from './content-plan.ts'
import type { StoredContent } from './read-stored-content.server.ts'

/** Where content comes from, and what loading it needs. */
export interface SyncOptions {
  /** The folder of the courses' folders; messages name files as it does. */
  readonly contentDir: string
  /** Runs the solutions and mistakes of new and changed SQL tasks. */
  readonly runSql: RunSql
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number
  /** A new ULID. */
  readonly newId: () => string
  /** Told of each lesson that was new or had changed. */
  readonly log?: (line: string) => void
}

/** Everything that a sync knows at its beginning. */
export interface SyncSetting extends SyncOptions {
  /** Those whose files are what they were at their last complete load. */
  readonly unchanged: readonly CourseFolder[]
  /** Those to look into. */
  readonly changed: readonly CourseFolder[]
  readonly topics: WrittenTopics
  readonly stored: StoredContent
  /** Whether the stored HTML is what this version of the renderer makes. */
  readonly isRendered: boolean
  readonly stamp: SyncStamp
}
