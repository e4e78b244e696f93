import { COMPARED, hashRows, type Compared, type EndState, type Row } from './chaos-end-state.ts'

/** All copies are the primary's, byte for byte. */
export function findDivergence({ primary, nodes }: EndState): string[] {
  return COMPARED.flatMap((table) => {
    const expected = hashRows(primary[table])
    return nodes
      .filter(({ rows }) => hashRows(rows[table]) !== expected)
      .map(
        ({ name, rows }) => `diverged: ${table} on ${name}, ${describe(table, primary[table], rows[table])}`,
      )
  })
}

function describe(table: Compared, expected: readonly Row[], actual: readonly Row[]): string {
  const [there, here] = [new Set(expected.map(toLine)), new Set(actual.map(toLine))]
  const missing = [...there].filter((line) => !here.has(line))
  const extra = [...here].filter((line) => !there.has(line))
  const example = [...missing, ...extra].slice(0, 2).join(' / ')
  return `${missing.length} rows of ${table} missing and ${extra.length} too many, such as ${example}`
}

function toLine(row: Row): string {
  return JSON.stringify(row)
}
