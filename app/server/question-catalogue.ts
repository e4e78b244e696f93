import { Connection } from '#app/data/connection.server.ts'
import { createPrismaReads } from '#app/data/prisma-reads.server.ts'
import type { LearnerSnapshot, Reader } from '#app/data/reader.ts'
import { snapshotOf } from '#app/data/snapshot-of.server.ts'
import { askAboutContent, askAboutLearner, askThroughReader } from './ask-features.ts'
import { askDeriving, askNode, askShipper } from './ask-node.ts'
import { findExample, makePendingEntries, type Example } from './find-example.ts'
import { recordQuestions, type RecordedQuestion, type RecordingSnapshot } from './record-questions.ts'

/**
 * Every named question of the application, by name: each function that asks some is called with what the database has to
 * ask about, and what reaches SQLite is written down. A database without learners or courses has fewer.
 *
 * @param path of a migrated database, opened for reading only
 * @param encryptionKey of a file that is encrypted at rest
 * @throws SqliteError when the file cannot be read
 */
export async function listQuestions(path: string, encryptionKey?: string): Promise<RecordedQuestion[]> {
  const connection = Connection.openReadOnly(path, encryptionKey)
  const current = (): Connection => connection
  const prisma = createPrismaReads(current)
  try {
    const view = recordQuestions(snapshotOf(current))
    const example = findExample(connection)
    askNode(view)
    if (example) await askAll({ ...view, prisma: prisma.reads }, example)
    return [...view.recorded.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
  } finally {
    await prisma.disconnect()
    connection.close()
  }
}

async function askAll(view: RecordingSnapshot & Pick<Reader, 'prisma'>, example: Example): Promise<void> {
  const pending = makePendingEntries(example)
  await askAboutContent(view, example)
  // Twice: some questions are only asked for what is pending, others only for what is stored.
  askAboutLearner({ all: view.all, pending }, example)
  askAboutLearner({ all: view.all, pending: [] }, example)
  await askShipper(view, example.userId, pending)
  askDeriving(view, example.userId)
  await askThroughReader({ ...view, forLearner: (_, read) => read(withNothingPending(view)) }, example)
}

function withNothingPending({ all }: RecordingSnapshot): LearnerSnapshot {
  return { all, pending: [] }
}
