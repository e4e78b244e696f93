import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ulid } from 'ulid'
import { readMigrations } from '#app/data/migrations/read-migrations.server.ts'
import { makeEntry } from '#app/entries.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { SECOND_MS } from '#app/kernel/time.ts'
import type { Data } from '#app/server/open-data.ts'
import { openRemoteData } from '#app/server/open-remote-data.ts'
import { PROJECT_DIR } from '#app/server/project.ts'
import { readLessonPage } from './read-lesson-page.ts'
import { learnerAt, type SchoolFacts } from './school-facts.ts'
import type { Subject, SubjectPlace } from './subject.ts'

/** This project's own handles, as the server opens them. */
export async function openHereClient(
  place: SubjectPlace,
): Promise<Subject & { readonly replica: Data['replica'] }> {
  const { dataDir, url, facts } = place
  const data = await openHandles(dataDir, url)
  let turn = 0
  return {
    replica: data.replica,
    readPage: () => readLessonPage(data.replica, facts, learnerAt(facts, turn++).userId),
    async write() {
      const appended = await data.journal.append(makeAttempt(facts, turn++))
      if (!appended.ok) throw new Error(appended.reason.code)
    },
    async settle(limitMs) {
      const deadlineMs = performance.now() + limitMs
      while (data.journal.readBacklog().pending > 0 && performance.now() < deadlineMs) await sleep(50)
    },
    close: () => data.close(),
  }
}

async function openHandles(dataDir: string, url: string): Promise<Data> {
  const migrations = await readMigrations(join(PROJECT_DIR, 'prisma/migrations'))
  if (!migrations.ok) throw new Error('the migrations cannot be read')
  const data = await openRemoteData({
    dataDir,
    address: { url },
    syncIntervalMs: SECOND_MS,
    migrations: migrations.value.map(({ name }) => name),
    hasJournal: true,
    events: { onParked: () => {}, onFailed: (detail) => process.stderr.write(`journal: ${detail}\n`) },
    onSyncerEvent: () => {},
    judge: () => Promise.resolve({ kind: 'later' }),
  })
  const deadlineMs = performance.now() + 30 * SECOND_MS
  while (!data.replica.isOpen() && performance.now() < deadlineMs) await sleep(50)
  return data
}

/** An answer as the server would keep it, of one learner after another. */
export function makeAttempt(facts: SchoolFacts, turn: number): AcceptedEntry {
  const { userId, deviceId } = learnerAt(facts, turn)
  const { taskId, revisionId, topicSlug } = facts.task
  const payload = { taskId, topicSlug, answer: { choice: '1' } }
  const verdict = { isCorrect: false, xpEarned: 0 }
  const author = { userId, deviceId, timeZone: 'UTC' }
  return makeEntry('attempt.v1', author, payload, { id: ulid(), nowMs: Date.now(), revisionId, verdict })
}
