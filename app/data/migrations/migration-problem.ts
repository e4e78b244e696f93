/** Why migrations cannot be read, or why a database cannot be brought up to date. */
export type MigrationProblem =
  /** A file that is missing, empty, not text, not whole, or holds what would break all-or-nothing. */
  | {
      readonly kind: 'malformed'
      readonly file: string
      readonly line: number | null
      readonly detail: string
    }
  /** Applied to this database with another content than the file has now. */
  | { readonly kind: 'edited'; readonly file: string }
  /** Begun by another tool and never finished; whether its changes are there is unknown. */
  | { readonly kind: 'half-applied'; readonly migration: string }
  /** The database has had a migration that this code does not know: the database is newer than the code. */
  | { readonly kind: 'database-newer'; readonly migration: string }
  /** Not applied, though a later one is. */
  | { readonly kind: 'out-of-order'; readonly file: string; readonly after: string }
  /** SQLite refused a statement; nothing of the migration was kept. */
  | {
      readonly kind: 'refused'
      readonly file: string
      readonly line: number | null
      readonly statement: string | null
      readonly detail: string
    }
  /** It would have left rows that refer to nothing; nothing of the migration was kept. */
  | { readonly kind: 'broken-references'; readonly file: string; readonly detail: string }
  /** The database is out of reach, locked, or no database. */
  | { readonly kind: 'unavailable'; readonly where: string; readonly detail: string }

/** One line for an operator: the file, the line where it is known, what is wrong and what to do. */
export function describeMigrationProblem(problem: MigrationProblem): string {
  return wording(problem).replaceAll(/\s+/g, ' ')
}

function wording(problem: MigrationProblem): string {
  switch (problem.kind) {
    case 'malformed':
      return `${at(problem.file, problem.line)}: ${problem.detail}`
    case 'edited':
      return `${problem.file}: changed after it was applied to this database; restore it and write a new migration`
    case 'half-applied':
      return `migration ${problem.migration} was begun by another tool and never finished; restore a backup from before it`
    case 'database-newer':
      return `the database has had migration ${problem.migration}, which this version does not know; run a newer version`
    case 'out-of-order':
      return `${problem.file}: not applied, though the later ${problem.after} is; give it a later timestamp`
    case 'refused':
      return `${at(problem.file, problem.line)}: ${problem.detail}${problem.statement ? ` in: ${problem.statement}` : ''}`
    case 'broken-references':
      return `${problem.file}: would leave rows that refer to nothing (${problem.detail})`
    case 'unavailable':
      return `${problem.where}: ${problem.detail}`
  }
}

function at(file: string, line: number | null): string {
  return line === null ? file : `${file}:${line}`
}
