import { setTimeout as sleep } from 'node:timers/promises'
import type { RunningApp } from '../../running-app.ts'
import { queryRows } from '../migrated-database.ts'
import type { PlantedSchool } from './planted-school.ts'

/** What the learner has, as the database holds it: nobody else can have changed it. */
export function readBelongings({ folder, people }: PlantedSchool): Readonly<Record<string, unknown>> {
  const { userId, noteId, keyId, attemptId, passkeyId } = people.learner
  const ask = (sql: string) => queryRows(folder.path, sql)
  return {
    account: ask(`SELECT name, email, role, status, imageUrl FROM User WHERE id = '${userId}'`),
    password: ask(`SELECT hash, version FROM Password WHERE userId = '${userId}'`),
    profile: ask(`SELECT headline, bio FROM UserProfile WHERE userId = '${userId}'`),
    picture: ask(`SELECT hash FROM ProfilePicture WHERE userId = '${userId}'`),
    passkey: ask(`SELECT userId, label FROM Passkey WHERE id = '${passkeyId}'`),
    accounts: ask(`SELECT provider, providerAccountId FROM Account WHERE userId = '${userId}'`),
    key: ask(`SELECT userId, name, scopes, revokedAt FROM ApiKey WHERE id = '${keyId}'`),
    revocations: ask(`SELECT kind, sessionId FROM Revocation WHERE userId = '${userId}'`),
    note: ask(`SELECT userId, body, removedAt FROM Note WHERE id = '${noteId}'`),
    attempt: ask(`SELECT userId, answer FROM UserTaskAttempt WHERE id = '${attemptId}'`),
    report: ask(`SELECT userId, body, resolvedAt FROM TaskReport WHERE body = 'canary-learner-report'`),
  }
}

/** How much has been written in all: entries, and acts that the audit log names. */
export async function countWrites(app: RunningApp, { folder }: PlantedSchool): Promise<unknown> {
  await untilShipped(app)
  const counts = 'SELECT (SELECT count(*) FROM Entry) AS entries, (SELECT count(*) FROM AuditLog) AS acts'
  return queryRows(folder.path, counts)
}

/** Until the database has all that was handed in. */
export async function untilShipped({ origin }: RunningApp): Promise<void> {
  const deadlineMs = performance.now() + 30_000
  while ((await readPending(origin)) > 0) {
    if (performance.now() > deadlineMs) throw new Error('the journal does not come to an end')
    await sleep(50)
  }
}

async function readPending(origin: string): Promise<number> {
  // cast: what `/health` says.
  const health = (await (await fetch(`${origin}/health`)).json()) as {
    readonly journal: { readonly pending: number }
  }
  return health.journal.pending
}
