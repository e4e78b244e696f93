import { ulid } from 'ulid'
import { z } from 'zod'
import type { Reader } from '#app/data/reader.ts'
import { tables } from '#app/data/sql.ts'
import { describeSync, listSyncProblems } from '#app/features/content/load/sync-summary.ts'
import { writeSetting } from '#app/features/content/load/syncing/content-settings.server.ts'
import type { RunSql } from '#app/features/content/rules/sql-run.ts'
import { syncContent } from '#app/features/content/sync-content.server.ts'
import { toIso } from '#app/kernel/time.ts'
import { compareVersions } from './compare-versions.ts'
import type { Data } from './open-data.ts'
import { VERSION } from './project.ts'

/** What loading needs of a running server. */
export interface LoadContentParts {
  readonly data: Pick<Data, 'primary' | 'replica'>
  readonly runSql: RunSql
  readonly say: (line: string) => void
}

/**
 * Loads the courses and says what was added, changed, left alone and refused. A file that is wrong keeps what it was
 * before, and nothing else from loading. What a newer release has loaded is left as it is: nodes of two releases run side
 * by side while one takes over from the other.
 *
 * @returns how many problems there were
 */
export async function loadContent(
  { data, runSql, say }: LoadContentParts,
  contentDir: string,
): Promise<number> {
  const { primary, replica } = data
  const log = (line: string): void => say(`  ${line}`)
  const loadedBy = findLoadingRelease(replica)
  if (loadedBy !== null && compareVersions(loadedBy, VERSION) > 0) {
    log(`left as release ${loadedBy} loaded them; this is ${VERSION}`)
    return 0
  }
  const summary = await syncContent(primary, replica, {
    contentDir,
    runSql,
    nowMs: Date.now,
    newId: ulid,
    log,
  })
  for (const line of describeSync(summary)) log(line)
  if (loadedBy !== VERSION) {
    await primary.commit([writeSetting(RELEASE_KEY, VERSION, { now: toIso(Date.now()), newId: ulid })])
  }
  return listSyncProblems(summary).length
}

/** The release that loaded the courses last; null before the first. */
function findLoadingRelease(reader: Reader): string | null {
  const [row] = reader.all(
    'loading-release',
    tables.selectFrom('SystemSetting').select('value').where('key', '=', RELEASE_KEY),
  )
  return row ? z.string().parse(JSON.parse(row.value)) : null
}

const RELEASE_KEY = 'content.release'
