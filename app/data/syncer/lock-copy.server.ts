import { join } from 'node:path'
import { Connection } from '#app/data/connection.server.ts'

/**
 * Makes this process the only one that follows the copy in a folder, until it ends: a child that outlived its parent may
 * still be about to write.
 *
 * @throws SqliteError `SQLITE_BUSY` when another process has it
 */
export function lockCopy(folder: string): void {
  // The lock lives as long as its connection, so the connection must not be collected.
  held = Connection.openWritable(join(folder, 'lock.db'))
  held.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
}

let held: Connection | null = null
