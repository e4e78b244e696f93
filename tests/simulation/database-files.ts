import { accessSync, constants, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Connection } from '#app/data/connection.server.ts'
import { openJournalFile } from '#app/data/journal/open-journal-file.server.ts'

/** Databases of the project's own schema, in memory where the machine has a folder for that. */
export class DatabaseFiles {
  readonly folder: string
  /** With every migration, and nothing in it; in memory. */
  readonly primary: Connection
  readonly #template: string
  readonly #emptyJournal: string
  #opened = 0

  /** @param isGuarded whether the schema has its trigger on `Stream` */
  constructor(isGuarded: boolean) {
    this.folder = mkdtempSync(join(findFastFolder(), 'hedgeschool-simulation-'))
    this.#template = join(this.folder, 'template.db')
    this.primary = Connection.openWritable(':memory:')
    for (const script of listMigrations()) this.primary.exec(script)
    if (!isGuarded) this.primary.run('DROP TRIGGER Stream_refuse_stale')
    this.primary.run('VACUUM INTO ?', [this.#template])
    this.#emptyJournal = this.#makeJournal()
  }

  /** An empty journal that has no name yet. */
  newJournal(name: string): string {
    const path = this.#newPath(`${name}-journal`)
    copyFileSync(this.#emptyJournal, path)
    return path
  }

  /** Opens a new database with every migration. */
  open(name: string): { readonly path: string; readonly connection: Connection } {
    const path = this.#newPath(name)
    copyFileSync(this.#template, path)
    return { path, connection: Connection.openWritable(path) }
  }

  /** Removes a database that is not used any more. */
  remove(path: string): void {
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
  }

  close(): void {
    this.primary.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  #makeJournal(): string {
    const [made, whole] = [this.#newPath('journal'), this.#newPath('empty-journal')]
    const journal = openJournalFile(made)
    // What is in the log may stay there for a while.
    journal.run('VACUUM INTO ?', [whole])
    journal.close()
    return whole
  }

  /** A path that nobody has. */
  #newPath(name: string): string {
    this.#opened += 1
    return join(this.folder, `${name}-${this.#opened}.db`)
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
