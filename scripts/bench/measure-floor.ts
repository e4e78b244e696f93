import { join } from 'node:path'
import { Connection } from '#app/data/connection.server.ts'
import { makeAttempt } from './here-client.ts'
import type { SubjectPlace } from './subject.ts'

/** What the disk and libSQL alone can do. */
export interface FloorFigures {
  readonly rowsPerSecond: number
  readonly commitMs: number
}

/** Commits rows of an entry's size into a bare table, so many in each commit, with `synchronous=FULL` as the journal does. */
export function measureFloor(
  { dataDir, facts }: SubjectPlace,
  { group, ms }: { readonly group: number; readonly ms: number },
): FloorFigures {
  const connection = Connection.openWritable(join(dataDir, 'floor.db'))
  connection.exec('CREATE TABLE IF NOT EXISTS Bare (seq INTEGER PRIMARY KEY, content TEXT NOT NULL)')
  let commits = 0
  const begunMs = performance.now()
  while (performance.now() - begunMs < ms) {
    connection.transaction('immediate', () => {
      for (let row = 0; row < group; row += 1) {
        // Made here as well, so that both sides pay for it.
        const content = JSON.stringify(makeAttempt(facts, row))
        connection.run('INSERT INTO Bare (content) VALUES (?)', [content])
      }
    })
    commits += 1
  }
  const tookMs = performance.now() - begunMs
  connection.close()
  return { rowsPerSecond: (commits * group * 1_000) / tookMs, commitMs: tookMs / commits }
}
