import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ulid } from 'ulid'
import { readMigrations } from '#app/data/migrations/read-migrations.server.ts'
import { openPrimaryHttp } from '#app/data/primary-http.server.ts'
import { openReplica } from '#app/data/replica.server.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import { Syncer } from '#app/data/syncer/syncer.server.ts'
import { localDay, SECOND_MS, toIso } from '#app/kernel/time.ts'
import { childProcessEntry } from '#app/server/process-entry.ts'
import { PROJECT_DIR } from '#app/server/project.ts'
import { readLessonPage } from './read-lesson-page.ts'
import { learnerAt } from './school-facts.ts'
import type { Subject, SubjectPlace } from './subject.ts'

/** The second baseline: each write goes to the primary over HTTP, reads come from a copy, and there is no journal. */
export async function openHttpClient({ dataDir, url, facts }: SubjectPlace): Promise<Subject> {
  const migrations = await readMigrations(join(PROJECT_DIR, 'prisma/migrations'))
  if (!migrations.ok) throw new Error('the migrations cannot be read')
  const root = join(dataDir, 'replica')
  mkdirSync(root, { recursive: true })
  const replica = openReplica(null)
  const http = openPrimaryHttp({ url })
  const syncer = new Syncer({
    root,
    program: childProcessEntry('syncer-process'),
    address: { url },
    intervalMs: SECOND_MS,
    requiredMigrations: migrations.value.map(({ name }) => name),
    newId: ulid,
    onServe: (path) => replica.use(path),
    onEvent: () => {},
  })
  const deadlineMs = performance.now() + 30 * SECOND_MS
  while (!replica.isOpen() && performance.now() < deadlineMs) await sleep(50)
  let turn = 0
  return {
    readPage: () => readLessonPage(replica, facts, learnerAt(facts, turn++).userId),
    async write() {
      const written = await http.batch([insertAttempt(learnerAt(facts, turn).userId, facts.task)], 'write')
      if (!written.ok) throw new Error(written.reason.kind)
    },
    settle: () => Promise.resolve(),
    async close() {
      await syncer.close()
      await replica.close()
      http.close()
    },
  }
}

function insertAttempt(userId: string, task: SubjectPlace['facts']['task']) {
  const nowMs = Date.now()
  const now = toIso(nowMs)
  const values = {
    id: ulid(),
    userId,
    ...task,
    answer: '{"choice":"1"}',
    completedAt: now,
    localDay: localDay(nowMs, 'UTC'),
    timeZone: 'UTC',
    xpEarned: 0,
    isCorrect: 1,
    createdAt: now,
    updatedAt: now,
  }
  return toStatement(tables.insertInto('UserTaskAttempt').values(values))
}
