import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

/** How a command line ended, and everything that it said. */
export interface CommandEnd {
  readonly code: number | null
  readonly output: string
}

/** Where command lines are run. */
export const PROJECT = join(import.meta.dirname, '../..')

/**
 * Runs one of the command lines, with nothing of the caller's own settings nor of a `.env`: as production does, out of
 * the build. From its TypeScript, each would first compile all that it imports.
 *
 * @param input what it is given on its standard input
 */
export async function runCommandLine(
  [name = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
  input = '',
): Promise<CommandEnd> {
  // Production has no demo accounts, and no bundle to make them.
  const program = name === 'db-seed' ? ['scripts/run.mjs', name] : [`build/node/${name}.js`]
  const child = spawn(process.execPath, [...program, ...args], { cwd: PROJECT, env: toCommandEnv(env) })
  child.stdin.end(input)
  return untilClosed(child)
}

/** The variables that a command line gets. */
export function toCommandEnv(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const settings = { APP_ENV: 'test', NODE_ENV: 'test', TURSO_DATABASE_URL: '' } as const
  return { PATH: process.env['PATH'], ...settings, ...env }
}

/** Waits for the end of a process that nothing else listens to. */
export async function untilClosed(child: ChildProcess): Promise<CommandEnd> {
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += String(chunk)
    })
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, output }
}
