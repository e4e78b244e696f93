import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { openPrimaryHttp, type PrimaryHttp } from '#app/data/primary-http.server.ts'
import { compareHistories } from './compare-histories.server.ts'
import { COPY } from './generation.server.ts'
import { lockCopy } from './lock-copy.server.ts'
import { hasGoneBack, noteMark } from './noted-mark.server.ts'
import { readCopy } from './read-copy.server.ts'
import type { FromSyncer, SyncEnd, SyncerTask, SyncReport, ToSyncer } from './syncer-messages.ts'
import { verifyCopy } from './verify-copy.server.ts'

/**
 * The child process's side: the only owner of a client with a `syncUrl`, which is synchronous inside and may hang
 * (libsql #1224); the parent kills it then. Answers one request after the other.
 *
 * @param listen hears the parent; the first message is `open`
 */
export function runSyncerChild(
  listen: (hear: (message: ToSyncer) => void) => void,
  say: (message: FromSyncer) => void,
): void {
  let child: SyncerChild | null = null
  let queue = Promise.resolve()
  listen((message) => {
    queue = answerAfter(queue, message)
  })

  async function answerAfter(before: Promise<void>, message: ToSyncer): Promise<void> {
    await before
    if (message.type === 'open') child = new SyncerChild(message.task, say)
    else if (!child) throw new Error('the first message has to open a copy')
    else if (message.type === 'verify') child.verify(message.requestId)
    else await child.sync(message.requestId)
  }
}

class SyncerChild {
  readonly #task: SyncerTask
  readonly #path: string
  readonly #http: PrimaryHttp
  readonly #say: (message: FromSyncer) => void
  #client: Database.Database | null = null

  constructor(task: SyncerTask, say: (message: FromSyncer) => void) {
    this.#task = task
    this.#path = join(task.folder, COPY)
    this.#http = openPrimaryHttp(task)
    this.#say = say
  }

  verify(requestId: number): void {
    const problem = verifyCopy(this.#task.folder, this.#task.encryptionKey)
    const begunAtMs = Date.now()
    this.#report(requestId, begunAtMs, problem === null ? 'done' : 'malformed', problem ?? '')
  }

  /** A sync that begins after a commit contains it, so `begunAtMs` is taken before anything else. */
  async sync(requestId: number): Promise<void> {
    const begunAtMs = Date.now()
    const facts = existsSync(this.#path) ? readCopy(this.#path, this.#task.encryptionKey) : EMPTY
    if ('unreadable' in facts) return this.#report(requestId, begunAtMs, 'malformed', facts.unreadable)
    if (hasGoneBack(this.#task.folder, facts.newest)) {
      return this.#report(requestId, begunAtMs, 'malformed', 'the end of its log is lost')
    }
    // Frames of a foreign history would land on top of this copy's pages, and nothing would complain.
    const before = await compareHistories(facts.newest, this.#http)
    if (before.kind !== 'same') return this.#report(requestId, begunAtMs, before.kind, before.detail)
    let frame: number | null
    try {
      if (!this.#client) lockCopy(this.#task.folder)
      frame = await this.#pull()
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      this.#client = null
      return this.#report(requestId, begunAtMs, HOPELESS.test(detail) ? 'malformed' : 'failed', detail)
    }
    this.#report(requestId, begunAtMs, 'done', '', frame)
    await this.#checkAfter()
  }

  async #pull(): Promise<number | null> {
    const { url, authToken, encryptionKey } = this.#task
    this.#client ??= new Database(this.#path, {
      syncUrl: url,
      ...(authToken === undefined ? {} : { authToken }),
      ...(encryptionKey === undefined ? {} : { encryptionKey }),
    })
    // cast: libsql types the answer as any; older protocols answer nothing.
    const answer = (await this.#client.sync()) as { readonly frame_no?: number } | undefined
    return answer?.frame_no ?? null
  }

  /** The primary may have been replaced between the look before and the frames. */
  async #checkAfter(): Promise<void> {
    const facts = readCopy(this.#path, this.#task.encryptionKey)
    if ('unreadable' in facts) return this.#say({ type: 'alarm', detail: facts.unreadable })
    const after = await compareHistories(facts.newest, this.#http)
    if (after.kind === 'foreign') this.#say({ type: 'alarm', detail: after.detail })
    else if (facts.newest) noteMark(this.#task.folder, facts.newest)
  }

  #report(
    requestId: number,
    begunAtMs: number,
    end: SyncEnd,
    detail: string,
    frame: number | null = null,
  ): void {
    const facts = end === 'done' ? readCopy(this.#path, this.#task.encryptionKey) : EMPTY
    const report: SyncReport = {
      end: 'unreadable' in facts ? 'malformed' : end,
      detail: 'unreadable' in facts ? facts.unreadable : detail,
      begunAtMs,
      frame,
      newest: 'unreadable' in facts ? null : facts.newest,
      rssBytes: process.memoryUsage.rss(),
    }
    this.#say({ type: 'report', requestId, report })
  }
}

const EMPTY = { newest: null, migrations: [] }

/** What libsql says when only a new copy helps (its own words, 0.5.29). */
const HOPELESS =
  /not a database|malformed|delete the database|InvalidLocalState|RequiresCleanDatabase|LogIncompatible|wal_index/
