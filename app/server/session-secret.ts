import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartUpProblem } from './start-up-problem.ts'

/**
 * The secret that cookies are signed with, made at the first start and kept in the data folder, for its owner only.
 *
 * @throws StartUpProblem when the file was cut off: what is signed with an empty secret can be signed by anybody
 */
export function keptSessionSecret(dataDir: string): string {
  const path = join(dataDir, 'session-secret')
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const secret = readFileSync(path, 'utf8')
  if (secret.length >= SECRET_LENGTH) return secret
  throw new StartUpProblem(`DATA_DIR: ${path} is damaged: delete it, and everybody signs in again.`)
}

/** 32 bytes as base64url. */
const SECRET_LENGTH = 43
