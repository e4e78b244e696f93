import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './sqld.ts'

/**
 * A primary that replicates by Turso Cloud's protocol: real frames of a real log, in a process of its own. Its port
 * stays the same, whatever happens to it.
 */
export interface TursoStandIn {
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
  /** Writes the log back and begins another, which replicas have to follow. */
  newGeneration(): Promise<void>
  /** Copies the data between two requests. */
  copyTo(folder: string): Promise<void>
  /** Starts it again on a copy of `copyTo`: a primary restored to an older state. */
  restoreFrom(folder: string): Promise<void>
  /** Starts it again on nothing. */
  wipe(): Promise<void>
  /** Ends it for good and removes its data. */
  stop(): Promise<void>
}

/** Whoever does not send the token is refused; without one, nobody is. */
export interface TursoStandInOptions {
  readonly authToken?: string
}

/** Starts one on nothing, and waits until it answers. */
export async function startTursoStandIn({ authToken }: TursoStandInOptions = {}): Promise<TursoStandIn> {
  const root = await mkdtemp(join(tmpdir(), 'hedgeschool-turso-'))
  const dir = join(root, 'data')
  const port = await freePort()
  const launchHere = () => launch({ dir, port, authToken: authToken ?? null })
  let child: ChildProcess | null = await launchHere()

  async function kill() {
    if (child) await end(child)
    child = null
  }
  async function restartWith(change: () => Promise<void>) {
    await kill()
    await change()
    child = await launchHere()
  }
  async function order(command: object) {
    if (!child) throw new Error('it does not run')
    child.send(command)
    await untilHeard(child)
  }
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
    newGeneration: () => order({ type: 'new-generation' }),
    copyTo: (folder) => order({ type: 'copy', folder }),
    restoreFrom: (folder) =>
      restartWith(async () => {
        await clear()
        await cp(folder, dir, { recursive: true })
      }),
    wipe: () => restartWith(clear),
    async stop() {
      await kill()
      await rm(root, { recursive: true, force: true })
    },
  }
}

interface Task {
  readonly dir: string
  readonly port: number
  readonly authToken: string | null
}

async function launch(task: Task): Promise<ChildProcess> {
  await mkdir(task.dir, { recursive: true })
  const script = fileURLToPath(new URL('./turso-process.ts', import.meta.url))
  // It ends by itself when this process does.
  const child = fork(script, [JSON.stringify(task)], { execArgv: ['--import', 'tsx'] })
  await untilHeard(child)
  return child
}

/** @throws Error when it ends instead */
async function untilHeard(child: ChildProcess): Promise<void> {
  const waiting = new AbortController()
  const { signal } = waiting
  const ended = once(child, 'exit', { signal }).then(() => {
    throw new Error('the stand-in has ended')
  })
  try {
    await Promise.race([once(child, 'message', { signal }), ended])
  } finally {
    waiting.abort()
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
