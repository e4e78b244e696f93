import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Programs } from './bundle-programs.ts'
import { SESSION_SECRET } from './session-cookie.ts'

/** A server of the school in a process of its own. */
export interface BenchNode {
  readonly origin: string
  readonly pid: number
  /** Resolves once it has printed this. */
  untilSaid(text: string, limitMs: number): Promise<void>
  /** The event loop's delay since it was last asked for, watched with a resolution of 1 ms. */
  loopDelay(): Promise<{ readonly p99Ms: number; readonly maxMs: number }>
  kill(): Promise<void>
}

/** Where a node works. */
export interface NodePlace {
  readonly dataDir: string
  readonly primaryUrl: string
  /** False where another node of this release has done it. */
  readonly loadsContent?: boolean
}

/** Starts the bundled server and waits until it listens. */
export async function startNode(programs: Programs, place: NodePlace): Promise<BenchNode> {
  const child = spawn(process.execPath, ['--import', `file://${programs.loopWatch}`, programs.server], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: environmentOf(place),
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const kill = async () => {
    child.kill('SIGKILL')
    await gone
  }
  const killWithUs = () => void child.kill('SIGKILL')
  process.once('exit', killWithUs)
  void gone.then(() => process.off('exit', killWithUs))
  const said = listen(child)
  const [, port = ''] = await said
    .untilLine(/Hedgeschool is at \S+:(\d+)/, 30_000)
    .catch(async (error: unknown) => {
      await kill()
      throw error
    })
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async untilSaid(text, limitMs) {
      await said.untilLine(new RegExp(text), limitMs)
    },
    async loopDelay() {
      const from = said.count()
      child.kill('SIGUSR2')
      const [, json = ''] = await said.untilLine(/^LOOP (.*)$/, 10_000, from)
      // cast: written by `watch-loop.ts`.
      return JSON.parse(json) as { readonly p99Ms: number; readonly maxMs: number }
    },
    kill,
  }
}

function environmentOf({ dataDir, primaryUrl, loadsContent = false }: NodePlace): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    APP_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: 'silent',
    DATA_DIR: dataDir,
    SESSION_SECRET,
    TURSO_DATABASE_URL: primaryUrl,
    SYNC_INTERVAL_SECONDS: '1',
    SYNC_TOPICS_ON_START: String(loadsContent),
    RUN_MIGRATIONS_ON_START: String(loadsContent),
  }
}

/** What a process prints, line by line. */
function listen(child: ChildProcessByStdio<null, Readable, null>) {
  const lines: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))

  async function untilLine(pattern: RegExp, limitMs: number, from = 0): Promise<RegExpExecArray> {
    const deadlineMs = performance.now() + limitMs
    for (;;) {
      for (const line of lines.slice(from)) {
        const found = pattern.exec(line)
        if (found) return found
      }
      if (performance.now() > deadlineMs || child.exitCode !== null)
        throw new Error(
          `the server did not say ${pattern.source}; its last words: ${lines.slice(-3).join(' ')}`,
        )
      await sleep(10)
    }
  }
  return { untilLine, count: () => lines.length }
}
