import { ulid } from 'ulid'
import { describeSync, listSyncProblems } from '#app/features/content/load/sync-summary.ts'
import type { RunSql } from '#app/features/content/rules/sql-run.ts'
import { syncContent } from '#app/features/content/sync-content.server.ts'
import type { Data } from './open-data.ts'

/** What loading needs of a running server. */
export interface LoadContentParts {
  readonly data: Pick<Data, 'primary' | 'replica'>
  readonly runSql: RunSql
  readonly say: (line: string) => void
}

/**
 * Loads the courses and says what was added, changed, left alone and refused. A file that is wrong keeps what it was
 * before, and nothing else from loading.
 *
 * @returns how many problems there were
 */
export async function loadContent(
  { data, runSql, say }: LoadContentParts,
  contentDir: string,
): Promise<number> {
  const { primary, replica } = data
  const log = (line: string): void => say(`  ${line}`)
  const summary = await syncContent(primary, replica, {
    contentDir,
    runSql,
    nowMs: Date.now,
    newId: ulid,
    log,
  })
  for (const line of describeSync(summary)) log(line)
  return listSyncProblems(summary).length
}
