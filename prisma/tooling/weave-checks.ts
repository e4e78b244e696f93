import type { Check } from '../expressed-by-hand.ts'

/**
 * Puts the listed CHECKs into a script of the schema engine: into the columns of new tables, of rebuilt ones (`new_X`)
 * and of added columns. Source: the form of Prisma's SQLite renderer, one column a line, names in double quotes.
 */
export function weaveChecks(script: string, checks: readonly Check[]): string {
  let table: string | null = null
  const lines = script.split('\n').map((line) => {
    const added = ADDED_COLUMN.exec(line)
    if (added?.[1] && added[2]) return withCheck(line, find(checks, added[1], added[2]))
    const created = CREATED_TABLE.exec(line)
    if (created?.[1]) table = created[1]
    else if (line.startsWith(')')) table = null
    const column = table === null ? null : COLUMN.exec(line)
    return table !== null && column?.[1] ? withCheck(line, find(checks, table, column[1])) : line
  })
  return lines.join('\n')
}

/**
 * The listed CHECKs whose table or column the schema does not have: slips in the list.
 *
 * @param createAll the engine's script from nothing to the schema
 */
export function findUnknownChecks(createAll: string, checks: readonly Check[]): readonly Check[] {
  return checks.filter((check) => weaveChecks(createAll, [check]) === createAll)
}

const CREATED_TABLE = /^CREATE TABLE "(?:new_)?([^"]+)" \($/
const ADDED_COLUMN = /^ALTER TABLE "([^"]+)" ADD COLUMN\s+"([^"]+)" /
const COLUMN = /^ {4}"([^"]+)" /

function find(checks: readonly Check[], table: string, column: string): readonly Check[] {
  return checks.filter((check) => check.table === table && check.column === column)
}

function withCheck(line: string, checks: readonly Check[]): string {
  const clauses = checks.map(({ condition }) => ` CHECK (${condition})`).join('')
  return clauses === '' ? line : line.replace(/[,;]?$/, (end) => `${clauses}${end}`)
}
