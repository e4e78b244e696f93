import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

export const scriptsFolder = join(import.meta.dirname, '../../scripts')

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hedgeschool-scripts-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes files, their folders included. */
export function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
}

/**
 * A project with the real scripts and tools that only leave their products: it is installed, and not built. Each tool
 * says in `made.log` that it ran.
 */
export function fakeProject(): string {
  const root = temporaryFolder()
  mkdirSync(join(root, 'scripts'))
  const scripts = readdirSync(scriptsFolder).filter(
    (name) => name.endsWith('.mjs') && name !== 'build-node.mjs',
  )
  for (const name of scripts) cpSync(join(scriptsFolder, name), join(root, 'scripts', name))
  write(root, {
    'package.json': '{ "name": "fake", "version": "1.0.0", "type": "module" }',
    'package-lock.json':
      '{ "name": "fake", "version": "1.0.0", "lockfileVersion": 3, "packages": { "": {} } }',
    'prisma/schema/schema.prisma': 'model A {}',
    'app/root.tsx': 'one',
    'app/root.test.tsx': 'a test',
    ...tool('prisma', 'prisma', {
      'app/data/generated/prisma/client.ts': '',
      'app/data/generated/kysely/types.ts': '',
    }),
    ...tool('@remix-run/dev', 'remix', { 'build/client/a.js': '', 'build/server/index.js': '' }),
    'scripts/build-node.mjs': making('programs', { 'build/node/main.js': FAKE_SERVER }),
  })
  return root
}

/** The files of an installed package whose only command makes some files. */
export function tool(
  name: string,
  command: string,
  products: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({
      name,
      type: 'module',
      bin: { [command]: 'cli.js' },
    }),
    [`node_modules/${name}/cli.js`]: making(command, products),
  }
}

function making(label: string, products: Readonly<Record<string, string>>): string {
  return `
    import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
    import { dirname } from 'node:path'
    appendFileSync('made.log', ${JSON.stringify(`${label}\n`)})
    for (const [path, content] of Object.entries(${JSON.stringify(products)})) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, content)
    }`
}

const FAKE_SERVER = `
  const { NODE_ENV, APP_ENV, ORIGIN } = process.env
  const alive = setInterval(() => {}, 1000)
  process.once('SIGTERM', () => { console.log('stopped'); clearInterval(alive); process.exitCode = 7 })
  console.log('serving', NODE_ENV, APP_ENV, ORIGIN)`

export interface Ended {
  readonly code: number | null
  readonly output: string
}

/**
 * Runs a script of a project to its end.
 *
 * @param env all that it gets beside PATH and a NODE_ENV: nothing of what the tests themselves run under
 * @param onOutput called with everything printed so far, and what sends a signal
 */
export async function runScript(
  root: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  onOutput: (output: string, kill: (signal: NodeJS.Signals) => void) => void = () => {},
): Promise<Ended> {
  const bare = { ...env, NODE_ENV: 'production', PATH: process.env['PATH'] } as const
  const child = spawn(process.execPath, args, { cwd: root, env: bare })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  const onData = (text: string): void => {
    output += text
    onOutput(output, (signal) => child.kill(signal))
  }
  child.stdout.setEncoding('utf8').on('data', onData)
  child.stderr.setEncoding('utf8').on('data', onData)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, output }
}
