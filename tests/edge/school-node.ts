import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from '#app/data/connection.server.ts'
import { runApp } from '../running-app.ts'
import { freePort } from './sqld.ts'

/** What `GET /health` says. */
export interface Health {
  readonly status: 'ok' | 'degraded' | 'unavailable'
  readonly primary: { readonly reachable: boolean; readonly epoch: string | null }
  readonly replica: {
    readonly frame: number | null
    readonly ageSeconds: number | null
    readonly alarm: string | null
  }
  readonly journal: { readonly pending: number; readonly parked: number; readonly oldestSeconds: number }
}

/** Where a node's primary and courses are. */
export interface NodeOptions {
  readonly primaryUrl: string
  readonly contentDir: string
  /** A folder that stays; a new one that goes with the node unless told. */
  readonly dataDir?: string
  readonly env?: Readonly<Record<string, string>>
}

/**
 * The built server as a node of a school: a process of its own on a port and a folder of its own, which stay the same
 * when it is killed and started again.
 */
export class SchoolNode {
  readonly origin: string
  readonly dataDir: string
  readonly #env: Readonly<Record<string, string>>
  readonly #isOwnFolder: boolean
  #app: ReturnType<typeof runApp> | null = null

  private constructor(port: number, dataDir: string, options: NodeOptions) {
    this.origin = `http://localhost:${port}`
    this.dataDir = dataDir
    this.#isOwnFolder = options.dataDir === undefined
    this.#env = {
      APP_ENV: 'development',
      PORT: String(port),
      DATA_DIR: dataDir,
      CONTENT_DIR: options.contentDir,
      TURSO_DATABASE_URL: options.primaryUrl,
      SYNC_INTERVAL_SECONDS: '1',
      SESSION_SECRET: 'the nodes of one school share this secret',
      LOG_LEVEL: 'info',
      ...options.env,
    }
  }

  /** Starts one; `ready` waits for its first page. */
  static async start(options: NodeOptions): Promise<SchoolNode> {
    const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'hedgeschool-node-')))
    const node = new SchoolNode(await freePort(), dataDir, options)
    await node.start()
    return node
  }

  /** Starts the process again, and waits until it listens. */
  async start(env: Readonly<Record<string, string>> = {}): Promise<void> {
    const app = runApp({ ...this.#env, ...env })
    this.#app = app
    const outcome = await Promise.race([app.ended, this.#untilListening(() => this.#app === app)])
    if (outcome !== 'listening') throw new Error(`the node ended with ${outcome}:\n${app.output()}`)
  }

  /** Everything that this run of it has said. */
  output(): string {
    return this.#app?.output() ?? ''
  }

  /** Of the process that runs; undefined when none does. */
  get pid(): number | undefined {
    return this.#app?.pid
  }

  /** SIGKILL; its folder stays. */
  async kill(): Promise<void> {
    this.#app?.kill('SIGKILL')
    await this.#app?.ended
  }

  /** SIGTERM; the exit code. */
  async terminate(): Promise<number | null> {
    this.#app?.kill('SIGTERM')
    return (await this.#app?.ended) ?? null
  }

  /** Ends it for good. */
  async stop(): Promise<void> {
    await this.kill()
    if (this.#isOwnFolder) await rm(this.dataDir, { recursive: true, force: true, maxRetries: 5 })
  }

  /** What it says of itself; null when it does not answer. */
  async findHealth(): Promise<Health | null> {
    const response = await fetch(`${this.origin}/health`).catch(() => null)
    // cast: the server's own words; design.md, section 5.
    return response ? ((await response.json()) as Health) : null
  }

  /** Waits until it shows the small course. */
  async ready(timeoutMs = 60_000): Promise<void> {
    await this.until(async () => {
      const page = await fetch(`${this.origin}/courses`).catch(() => null)
      return page?.ok === true && (await page.text()).includes('/courses/garden')
    }, timeoutMs)
  }

  /** Waits for something that will come true of it. */
  async until(
    isTrue: (health: Health | null) => boolean | Promise<boolean>,
    timeoutMs = 30_000,
  ): Promise<void> {
    const deadlineMs = performance.now() + timeoutMs
    while (!(await isTrue(await this.findHealth()))) {
      if (performance.now() > deadlineMs) {
        throw new Error(`it did not come true: ${String(isTrue)}\n${this.output().slice(-4_000)}`)
      }
      await sleep(50)
    }
  }

  /** The file that it reads from. */
  async replicaPath(): Promise<string> {
    const root = join(this.dataDir, 'replica')
    return join(root, (await readFile(join(root, 'current'), 'utf8')).trim(), 'replica.db')
  }

  /** Asks the node's own copy, beside it. */
  async query<Row = Readonly<Record<string, unknown>>>(sql: string): Promise<Row[]> {
    return queryFile<Row>(await this.replicaPath(), sql)
  }

  async #untilListening(isCurrent: () => boolean): Promise<'listening'> {
    while (isCurrent()) {
      if (this.output().includes('Hedgeschool is at ')) return 'listening'
      await sleep(20)
    }
    throw new Error('another run has taken its place')
  }
}

/** Asks a database file, read-only. */
export function queryFile<Row>(path: string, sql: string): Row[] {
  const connection = Connection.openReadOnly(path)
  try {
    return connection.all<Row>(sql).map((row) => {
      const { _metadata: _ignored, ...columns } = row as Row & { readonly _metadata?: unknown }
      // cast: without what libsql adds, the row is what the query says.
      return columns as Row
    })
  } finally {
    connection.close()
  }
}
