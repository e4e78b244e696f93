import { join } from 'node:path'
import { findCurrentGeneration } from '#app/data/syncer/generation.server.ts'
import { readEnv, type Env } from '#app/env.server.ts'
import { migrateOnStart } from '#app/server/migrate-on-start.ts'
import { databasePath } from '#app/server/open-data.ts'
import { openLocalHandles, openRemoteHandles, type Handles } from '#app/server/open-handles.ts'
import { replicaDir } from '#app/server/open-remote-data.ts'
import { PROJECT_DIR } from '#app/server/project.ts'
import { StartUpProblem } from '#app/server/start-up-problem.ts'

/**
 * The frame of a command line: reads the environment and runs the command. What is wrong with the environment, and a
 * `StartUpProblem` of the command, is told without a stack, and the exit code is then 1.
 *
 * @throws whatever else the command throws: a bug
 */
export async function runCommand(command: (env: Env) => Promise<void>): Promise<void> {
  try {
    const env = readEnv()
    if (!env.ok) throw new StartUpProblem(env.reason.join('\n'))
    await command(env.value)
  } catch (error) {
    if (!(error instanceof StartUpProblem)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}

/** Prints a line of what a command has done. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/**
 * Handles over the database that the environment names. Nothing is made or migrated.
 *
 * @throws StartUpProblem when it is not there, not up to date or out of reach
 */
export async function openSchoolHandles(env: Env): Promise<Handles> {
  if (env.TURSO_DATABASE_URL !== undefined) {
    return openRemoteHandles({ url: env.TURSO_DATABASE_URL, authToken: env.TURSO_AUTH_TOKEN })
  }
  return openLocalHandles(await requireDatabase(env))
}

/**
 * The file that a server of this environment reads from: its copy of the primary, or the local database.
 *
 * @throws StartUpProblem when there is none yet
 */
export async function requireReadablePath(env: Env): Promise<string> {
  if (env.TURSO_DATABASE_URL === undefined) return requireDatabase(env)
  const generation = findCurrentGeneration(replicaDir(env.DATA_DIR))
  if (generation) return generation.path
  throw new StartUpProblem(
    `DATA_DIR: there is no copy of the primary in ${env.DATA_DIR} yet: start a server first.`,
  )
}

/**
 * The path of the local database, which is there and up to date. Nothing is made or changed.
 *
 * @throws StartUpProblem when it is not, or when the primary is to be a server
 */
export async function requireDatabase(env: Env): Promise<string> {
  if (env.TURSO_DATABASE_URL !== undefined) {
    throw new StartUpProblem('TURSO_DATABASE_URL: this command works on a local file only; leave it out.')
  }
  const path = databasePath(env.DATA_DIR)
  await migrateOnStart(
    { kind: 'file', path },
    {
      folder: join(PROJECT_DIR, 'prisma/migrations'),
      mayApply: false,
      advice: 'run npm start or npm run db:migrate first',
      say,
    },
  )
  return path
}
