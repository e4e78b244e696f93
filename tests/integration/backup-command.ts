import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** How a command line ended, and everything that it said. */
export interface CommandEnd {
  readonly code: number | null
  readonly output: string
}

/** Runs `db:backup` or `db:restore` as npm does, with nothing of the caller's own settings. */
export async function runCommandLine(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CommandEnd> {
  const child = spawn(process.execPath, ['scripts/run.mjs', ...args], {
    cwd: join(import.meta.dirname, '../..'),
    env: { PATH: process.env['PATH'], APP_ENV: 'test', NODE_ENV: 'test', TURSO_DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += String(chunk)))
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, output }
}
