import { join } from 'node:path'
import type { JournalEvents } from '#app/data/journal/journal-thread.server.ts'
import { createJudge } from './create-judge.ts'
import { loadContent } from './load-content.ts'
import { migrateOnStart } from './migrate-on-start.ts'
import type { NodeParts, SchoolNode } from './node-parts.ts'
import { databasePath, openData } from './open-data.ts'
import { PROJECT_DIR } from './project.ts'
import { refuseDemoAccounts } from './refuse-demo-accounts.ts'
import { seedOnStart } from './seed-on-start.ts'

/**
 * A node whose primary is a file of its own: migrated, filled and checked before anything is served.
 *
 * @throws StartUpProblem for what whoever starts it can mend
 */
export async function openLocalNode(parts: NodeParts, events: JournalEvents): Promise<SchoolNode> {
  const { env, dataDir, sqlRunner, say, step } = parts
  await step('Database', () =>
    migrateOnStart(
      { kind: 'file', path: databasePath(dataDir) },
      {
        folder: join(PROJECT_DIR, 'prisma/migrations'),
        mayApply: env.RUN_MIGRATIONS_ON_START,
        say,
      },
    ),
  )
  const data = await openData(dataDir, events, {
    hasJournal: parts.hasJournal,
    observe: parts.watch.queries.observe,
    judge: createJudge(sqlRunner.runForLearner),
  })
  if (!parts.hasDemoAccounts) await refuseDemoAccounts(data.replica)
  if (env.SYNC_TOPICS_ON_START) {
    await step('Courses', () => loadContent({ data, runSql: sqlRunner.run, say }, env.CONTENT_DIR))
  }
  if (parts.hasDemoAccounts) {
    await step('Demo accounts', () => seedOnStart({ data, runSql: sqlRunner.runForLearner, say }))
  }
  return { data, onListening: () => Promise.resolve(), close: () => data.close() }
}
