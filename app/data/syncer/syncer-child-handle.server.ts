import { fork, type ChildProcess } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { SECOND_MS } from '#app/kernel/time.ts'
import type { FromSyncer, SyncerTask, SyncReport, ToSyncer } from './syncer-messages.ts'

/** How to run the child: the file that calls `runSyncerChild`, and what Node needs for it. */
export interface SyncerProgram {
  readonly path: string
  readonly execArgv: readonly string[]
}

/** How a request to the child ended: a report, or the child's end. */
export type ChildAnswer = SyncReport | { readonly end: 'gone'; readonly detail: string }

/** One child and its copy. */
export interface SyncerChildHandle {
  readonly folder: string
  readonly startedAtMs: number
  readonly pid: number | undefined
  /** @param patienceMs killed when its folder has not changed for so long while it works */
  request(type: 'sync' | 'verify', patienceMs: number): Promise<ChildAnswer>
  kill(): void
  /** Resolves when the process is gone. */
  readonly ended: Promise<void>
}

/** Starts a child for a copy. It never keeps anybody waiting: whoever hangs is killed. */
export function startSyncerChild(
  program: SyncerProgram,
  task: SyncerTask,
  onAlarm: (detail: string) => void,
): SyncerChildHandle {
  const child = forkAlone(program)
  const lastWords = keepTail(child)
  const waiting = new Map<number, (answer: ChildAnswer) => void>()
  let nextRequestId = 1
  let isGone = false
  const ended = new Promise<void>((resolve) => {
    function end(): void {
      isGone = true
      for (const settle of waiting.values()) settle({ end: 'gone', detail: lastWords() })
      waiting.clear()
      resolve()
    }
    child.once('exit', end)
    child.once('error', end)
  })
  // cast: our own process file sends nothing else.
  child.on('message', (raw) => hear(raw as FromSyncer))

  function hear(message: FromSyncer): void {
    if (message.type === 'alarm') return onAlarm(message.detail)
    waiting.get(message.requestId)?.(message.report)
    waiting.delete(message.requestId)
  }

  function send(message: ToSyncer): void {
    // A child that has gone is told of by `exit`.
    if (child.connected) child.send(message, () => {})
  }

  send({ type: 'open', task })
  return {
    folder: task.folder,
    startedAtMs: Date.now(),
    pid: child.pid,
    ended,
    kill: () => void child.kill('SIGKILL'),
    async request(type, patienceMs) {
      if (isGone) return { end: 'gone', detail: lastWords() }
      const requestId = nextRequestId++
      const stopWatching = killWhenStill(child, task.folder, patienceMs)
      try {
        return await new Promise<ChildAnswer>((resolve) => {
          waiting.set(requestId, resolve)
          send({ type, requestId })
        })
      } finally {
        stopWatching()
      }
    },
  }
}

function forkAlone({ path, execArgv }: SyncerProgram): ChildProcess {
  return fork(path, [], {
    execArgv: [...execArgv],
    // Nothing of the parent's: no secret, and none of libsql's chatter about an absent primary.
    env: { NODE_ENV: 'production', RUST_LOG: 'off' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
}

/** A long sync is no hang as long as its folder changes. */
function killWhenStill(child: ChildProcess, folder: string, patienceMs: number): () => void {
  let seen = ''
  let stillSinceMs = performance.now()
  async function look(): Promise<void> {
    const now = await fingerprintOf(folder)
    if (now !== seen) {
      seen = now
      stillSinceMs = performance.now()
    } else if (performance.now() - stillSinceMs > patienceMs) child.kill('SIGKILL')
  }
  const timer = setInterval(() => void look(), Math.min(SECOND_MS, patienceMs / 4))
  return () => clearInterval(timer)
}

async function fingerprintOf(folder: string): Promise<string> {
  try {
    const names = await readdir(folder, { recursive: true })
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
    return sizes.join()
  } catch {
    // A file that went away between the two.
    return String(performance.now())
  }
}

function keepTail(child: ChildProcess): () => string {
  let tail = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    tail = (tail + String(chunk)).slice(-2_000)
  })
  return () => {
    const end = child.signalCode ?? `exit code ${child.exitCode}`
    return tail ? `${end}: ${tail}` : end
  }
}
