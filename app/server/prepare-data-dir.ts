import { accessSync, constants, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Connection } from '#app/data/connection.server.ts'
import { isBusy } from '#app/data/sqlite-refusal.ts'
import { StartUpProblem } from './start-up-problem.ts'

/**
 * Makes the data folder where it is missing, and keeps other servers out of it until this process ends: Node has no
 * `flock`, an exclusive lock on a small SQLite file does the same.
 *
 * @returns its absolute path
 * @throws StartUpProblem when it cannot be written to, or when another server has it
 */
export function prepareDataDir(dataDir: string): string {
  const path = resolve(dataDir)
  try {
    mkdirSync(path, { recursive: true })
    accessSync(path, constants.W_OK)
  } catch (error) {
    throw new StartUpProblem(`DATA_DIR: cannot write to ${path} (${reasonOf(error)}).`)
  }
  lock(path)
  return path
}

/** Lets another process of this program have the folder, while this one lives on. */
export function releaseDataDir(): void {
  held?.close()
  held = null
}

function lock(path: string): void {
  try {
    held = Connection.openWritable(join(path, 'lock.db'))
    held.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
  } catch (error) {
    if (isBusy(error)) throw new StartUpProblem(`DATA_DIR: another Hedgeschool is running on ${path}.`)
    throw new StartUpProblem(`DATA_DIR: cannot write to ${path} (${reasonOf(error)}).`)
  }
}

/** The lock lives as long as its connection, so the connection must not be collected. */
let held: Connection | null = null

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
