import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fillDataDir } from './prepared-data.ts'

/** The built application, serving on a port of its own from a data folder of its own. */
export interface RunningApp {
  readonly origin: string
  readonly dataDir: string
  /** Everything that it has said so far. */
  readonly output: () => string
  /** Sends SIGTERM and waits; the exit code. */
  readonly halt: () => Promise<number | null>
  /** The same, and its data folder is gone. */
  readonly stop: () => Promise<number | null>
}

/**
 * Starts `build/node/main.js`, as `npm start` does in the end, and waits until it says that it serves. With the content
 * that ships it has been started once before, so that it need not be rendered for every test.
 */
export async function startApp(env: Readonly<Record<string, string>> = {}): Promise<RunningApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hedgeschool-'))
  const isItsOwn = 'CONTENT_DIR' in env || 'DATA_DIR' in env
  if (!isItsOwn) await fillDataDir(dataDir, startOnce)
  return serveFrom(dataDir, env)
}

async function startOnce(dataDir: string): Promise<void> {
  const app = await serveFrom(dataDir, {})
  const code = await app.halt()
  if (code !== 0) throw new Error(`the application ended with ${code}:\n${app.output()}`)
}

/** The same application once more, as if it were later; on the same port, so that browsers know it again. */
export async function restartApp(
  app: RunningApp,
  { shiftMs }: { readonly shiftMs: number },
): Promise<RunningApp> {
  await app.halt()
  const preload = join(import.meta.dirname, 'browser', 'shift-clock.mjs')
  return serveFrom(app.dataDir, {
    PORT: new URL(app.origin).port,
    CLOCK_SHIFT_MS: String(shiftMs),
    NODE_OPTIONS: `--import ${preload}`,
  })
}

async function serveFrom(dataDir: string, env: Readonly<Record<string, string>>): Promise<RunningApp> {
  const app = runApp({ DATA_DIR: dataDir, ...env })
  const origin = await new Promise<string>((resolve, reject) => {
    app.onOutput(() => {
      const address = /Hedgeschool is at \S+:(\d+)/.exec(app.output())?.[1]
      if (address) resolve(`http://localhost:${address}`)
    })
    void app.ended.then(() => reject(new Error(`the application ended:\n${app.output()}`)))
  })
  const halt = () => {
    app.kill('SIGTERM')
    return app.ended
  }
  return {
    origin,
    dataDir,
    output: app.output,
    halt,
    async stop() {
      const code = await halt()
      await rm(dataDir, { recursive: true, force: true })
      return code
    },
  }
}

/** Runs `build/node/main.js` with these variables and none of the caller's own settings, whatever becomes of it. */
export function runApp(env: Readonly<Record<string, string>>) {
  const app = spawn(process.execPath, ['build/node/main.js'], {
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      APP_ENV: 'test',
      PORT: '0',
      LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => app.once('close', (code) => resolve(code)))
  let output = ''
  const listeners: (() => void)[] = []
  for (const stream of [app.stdout, app.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += String(chunk)
      for (const listener of listeners) listener()
    })
  }
  return {
    ended,
    pid: app.pid,
    output: () => output,
    onOutput: (listener: () => void) => void listeners.push(listener),
    kill: (signal: NodeJS.Signals) => app.kill(signal),
  }
}
