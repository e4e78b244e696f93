// @ts-check
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Problem } from './problem.mjs'

/**
 * Says at once, before minutes of installing, that nothing could be kept in the data folder.
 *
 * @param {string} dataDir created when it does not exist
 */
export function checkDataDir(dataDir) {
  const folder = resolve(dataDir)
  const probe = join(folder, `.write-test-${process.pid}`)
  try {
    createFolder(folder)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    throw new Problem(
      `DATA_DIR: cannot write to ${folder}${code}. Make it writable, or set DATA_DIR to another folder.`,
    )
  }
}

/**
 * Node's own `recursive` never returns where the system answers ENOENT to a mkdir, as it does below /proc.
 *
 * @param {string} folder
 */
function createFolder(folder) {
  if (existsSync(folder)) return
  createFolder(dirname(folder))
  mkdirSync(folder)
}
