import { setTimeout as sleep } from 'node:timers/promises'
import { createClient, type InStatement } from '@libsql/client/http'
import type { LearnerBrowser, Site } from './learner-browser.ts'
import type { Health, SchoolNode } from './school-node.ts'

/** Asks or changes the primary itself, past every proxy and every node; the rows of the last statement. */
export async function askPrimary<Row = Readonly<Record<string, unknown>>>(
  { url }: { readonly url: string },
  ...statements: readonly InStatement[]
): Promise<Row[]> {
  const client = createClient({ url })
  try {
    const answers = await client.batch([...statements], 'write')
    // cast: the row is what the query says.
    return (answers.at(-1)?.rows ?? []).map((row) => ({ ...row }) as Row)
  } finally {
    client.close()
  }
}

/** How often the primary has each entry; what it has not is left out. */
export async function countEntries(
  primary: { readonly url: string },
  ids: readonly string[],
): Promise<{ readonly entries: number; readonly attempts: number }> {
  const list = JSON.stringify(ids)
  const [row] = await askPrimary<{ entries: number; attempts: number }>(primary, {
    sql: `SELECT (SELECT count(*) FROM Entry WHERE id IN (SELECT value FROM json_each(?))) AS entries,
            (SELECT count(*) FROM UserTaskAttempt WHERE id IN (SELECT value FROM json_each(?))) AS attempts`,
    args: [list, list],
  })
  if (!row) throw new Error('a count has one row')
  return row
}

/** Waits until the primary has everything that the node has kept, and the node is well. */
export async function untilShipped(node: SchoolNode, timeoutMs = 60_000): Promise<void> {
  let seen: Health | null = null
  try {
    await node.until((health) => {
      seen = health
      return health?.status === 'ok' && health.journal.pending === 0
    }, timeoutMs)
  } catch (error) {
    throw new Error(`the node is not well: ${JSON.stringify(seen)}`, { cause: error })
  }
}

/** Waits until a node shows a learner so many points. */
export async function untilXp(
  browser: LearnerBrowser,
  node: SchoolNode,
  xp: number,
  timeoutMs = 30_000,
): Promise<void> {
  let shown = -1
  const deadlineMs = performance.now() + timeoutMs
  while (shown !== xp) {
    if (performance.now() > deadlineMs) {
      const health = JSON.stringify(await node.findHealth())
      throw new Error(`${shown} points are shown, not ${xp}: ${health}\n${node.output().slice(-4_000)}`)
    }
    shown = await browser.readXp(node)
    if (shown !== xp) await sleep(100)
  }
}

/** One page that was asked for. */
export interface SeenPage {
  readonly path: string
  readonly status: number
  readonly text: string
  readonly durationMs: number
}

/** Asks for pages again and again, as a learner does, until `stop`. */
export function watchPages(
  browser: LearnerBrowser,
  site: Site,
  paths: readonly string[] = ['/courses', '/courses/garden', '/dashboard'],
): { stop(): Promise<readonly SeenPage[]> } {
  const seen: SeenPage[] = []
  const stopping = new AbortController()
  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      const path = paths[seen.length % paths.length] ?? '/'
      const startedMs = performance.now()
      const response = await browser.get(site, path)
      const text = await response.text()
      seen.push({ path, status: response.status, text, durationMs: performance.now() - startedMs })
      await sleep(40)
    }
  }
  const watching = watch()
  // Told by `stop`; a test that fails before may end the server under it.
  watching.catch(() => {})
  return {
    async stop() {
      stopping.abort()
      await watching
      return seen
    },
  }
}

/** What of the pages no learner should have seen: anything but the page itself, whole. */
export function listBadPages(pages: readonly SeenPage[]): string[] {
  return pages
    .filter(({ status, text }) => status !== 200 || !text.includes('Garden') || !text.includes('</html>'))
    .map(({ path, status, text }) => `${path}: ${status} ${text.slice(0, 300)}`)
}
