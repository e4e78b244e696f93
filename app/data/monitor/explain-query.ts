import type { Connection } from '#app/data/connection.server.ts'

/**
 * How SQLite goes about a query: a line a step, indented under the step that it is part of. Nothing is asked of the
 * tables themselves.
 *
 * @throws SqliteError when the query cannot be read
 */
export function explainQuery(connection: Pick<Connection, 'explain'>, sql: string): string {
  // The plan does not depend on the parameters, so none are given.
  const steps = connection.explain(sql)
  const depths = new Map<number, number>([[0, -1]])
  return steps
    .map(({ id, parent, detail }) => {
      const depth = (depths.get(parent) ?? -1) + 1
      depths.set(id, depth)
      return '  '.repeat(depth) + detail
    })
    .join('\n')
}
