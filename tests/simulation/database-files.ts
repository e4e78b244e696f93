import { accessSync, constants, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Connection } from '#app/data/connection.server.ts'

/** Databases of the project's own schema, in memory where the machine has a folder for that. */
export class DatabaseFiles {
  readonly folder: string
  readonly #template: string
  #opened = 0

  constructor() {
    this.folder = mkdtempSync(join(findFastFolder(), 'hedgeschool-simulation-'))
    this.#template = join(this.folder, 'template.db')
    const connection = Connection.openWritable(':memory:')
    for (const script of listMigrations()) connection.exec(script)
    connection.run('VACUUM INTO ?', [this.#template])
    connection.close()
  }

  /** A path that nobody has. */
  newPath(name: string): string {
    this.#opened += 1
    return join(this.folder, `${name}-${this.#opened}.db`)
  }

  /** Opens a new database with every migration. */
  open(name: string): { readonly path: string; readonly connection: Connection } {
    const path = this.newPath(name)
    copyFileSync(this.#template, path)
    return { path, connection: Connection.openWritable(path) }
  }

  /** Removes a database that is not used any more. */
  remove(path: string): void {
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Empties every table that a simulation writes to; numbering begins anew. */
export function emptyTables(connection: Connection): void {
  connection.transaction('immediate', () => {
    for (const table of WRITTEN) connection.run(`DELETE FROM "${table}"`)
  })
}

const WRITTEN = [
  'UserActivityDay',
  'LearningEvent',
  'Entry',
  'Parked',
  'Stream',
  'Node',
  'Course',
  'User',
  'Ledger',
  'sqlite_sequence',
]

function findFastFolder(): string {
  try {
    accessSync('/dev/shm', constants.W_OK)
    return '/dev/shm'
  } catch {
    return tmpdir()
  }
}

function listMigrations(): string[] {
  const root = join(import.meta.dirname, '../../prisma/migrations')
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders
    .map(({ name }) => name)
    .toSorted()
    .map((name) => readFileSync(join(root, name, 'migration.sql'), 'utf8'))
}
