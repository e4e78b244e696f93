import type { Primary } from '#app/data/primary.ts'
import type { Reader } from '#app/data/reader.ts'
import { toIso } from '#app/kernel/time.ts'
import { parseTopics } from './load/parsing/parse-topics.ts'
import type { CourseFolder } from './load/reading/course-folder.ts'
import { readCourseFolders } from './load/reading/read-course-folder.server.ts'
import { RENDERER_VERSION } from './load/rendering/renderer-version.ts'
import { listUnsearched } from './load/searching/read-stored-search.server.ts'
import { summariseSync, type SyncSummary } from './load/sync-summary.ts'
import {
  hashFolder,
  listCoursesFromFolders,
  readCourseHash,
  RENDERER_KEY,
} from './load/syncing/content-settings.server.ts'
import { countUnchanged } from './load/syncing/count-unchanged.server.ts'
import { readStoredContent } from './load/syncing/read-stored-content.server.ts'
import type { SyncOptions } from './load/syncing/sync-setting.ts'

/**
 * Brings the stored courses up to what the folders under `contentDir` say (docs/content.md): new revisions where
 * something has changed, nothing where not. What has a problem stays what it was, and everything else is loaded. A
 * course whose files are what they were at its last complete load is not looked into: their hash is kept as the
 * setting `content.course.<slug>`. When the renderer has changed (`content.renderer`), stored texts are rendered anew
 * in place.
 *
 * @param reader has to hold what was committed before; a second sync at the same time is refused by the database
 * @returns what was done; a refused commit is among the failures, with nothing said of what was to be in it
 */
export async function syncContent(
  primary: Primary,
  reader: Reader,
  options: SyncOptions,
): Promise<SyncSummary> {
  const { contentDir } = options
  const folders = await readCourseFolders(contentDir)
  if (!folders) return summariseSync([], [{ file: contentDir, line: 1, message: 'there is no such folder' }])
  const stored = readStoredContent(reader)
  const unsearched = listUnsearched(reader)
  const isUnchanged = (folder: CourseFolder) =>
    stored.courses.has(folder.slug) &&
    !unsearched.includes(folder.slug) &&
    readCourseHash(stored.settings, folder.slug) === hashFolder(folder)
  const unchanged = folders.filter(isUnchanged)
  const changed = folders.filter((folder) => !unchanged.includes(folder))
  const isRendered = stored.settings.get(RENDERER_KEY) === String(RENDERER_VERSION)
  const isGone = (slug: string) => folders.every((folder) => folder.slug !== slug)
  const topics = parseTopics(folders)
  if (changed.length === 0 && isRendered && !listCoursesFromFolders(stored.settings).some(isGone)) {
    return summariseSync(countUnchanged(reader, { stored, unchanged, topics }), [])
  }
  // The renderer takes 200 ms to load, and most starts do without it.
  const { syncFolders } = await import('./load/syncing/sync-folders.server.ts')
  const stamp = { now: toIso(options.nowMs()), newId: options.newId }
  return syncFolders(primary, reader, { ...options, unchanged, changed, topics, stored, isRendered, stamp })
}
