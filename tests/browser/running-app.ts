import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The built application, serving on a port of its own from a data folder of its own. */
export interface RunningApp {
  readonly origin: string
  readonly dataDir: string
  stop(): Promise<void>
}

/** Starts `build/node/main.js`, as `npm start` does in the end, and waits until it says that it serves. */
export async function startApp(env: Readonly<Record<string, string>> = {}): Promise<RunningApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hedgeschool-'))
  const app = spawn(process.execPath, ['build/node/main.js'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      APP_ENV: 'test',
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => app.once('exit', () => resolve()))
  let output = ''
  const origin = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += String(chunk)
      const address = /Hedgeschool is at (\S+)/.exec(output)?.[1]
      if (address) resolve(address)
    }
    app.stdout.on('data', read)
    app.stderr.on('data', read)
    void ended.then(() => reject(new Error(`the application ended:\n${output}`)))
  })
  return {
    origin,
    dataDir,
    async stop() {
      app.kill('SIGTERM')
      await ended
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
