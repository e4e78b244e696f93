import type { MessagePort } from 'node:worker_threads'
import { isSqliteFailure, type SqliteFailure } from '#app/data/sqlite-refusal.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { MINUTE_MS } from '#app/kernel/time.ts'
import { askWebProcess } from './ask-web-process.server.ts'
import type { FromJournal, ToJournal } from './journal-messages.ts'
import type { Offer } from './keep-entry.server.ts'
import { startShipping, type ShippingParts } from './start-shipping.server.ts'

/**
 * The journal's one owner: appends what arrives together in one commit, answers, and ships to the primary in the
 * background. Runs until it is told to close; then what is left is offered to the primary once more.
 *
 * @param port the web process's end
 */
export function runJournalWorker(port: MessagePort, parts: ShippingParts): void {
  const { journal, nowMs } = parts
  const waiting: Waiting[] = []
  const say = (message: FromJournal): void => port.postMessage(message)
  const web = askWebProcess(say)
  let hasFailed = false

  /** An I/O error surfaces once and later writes "succeed" again, so nothing after it can be believed. */
  function fail(error: SqliteFailure): void {
    hasFailed ||= LOST_DISK.some((prefix) => error.code.startsWith(prefix))
    say({ type: 'failed', detail: `${error.code}: ${error.message}`, isFatal: hasFailed })
  }

  const shipping = startShipping(parts, { say, web, onFailure: fail })
  const stopSweeping = startSweeping(() => attempt(() => journal.dropOld(nowMs()), fail) ?? false)

  /** Group commit: whatever has arrived by the time the loop comes round shares one write to the disk. */
  function flush(): void {
    const group = waiting.splice(0)
    if (group.length === 0) return
    const offers = group.map(({ offer }) => offer)
    const answers = hasFailed ? null : attempt(() => journal.appendOffers(offers), fail)
    for (const [index, { requestId }] of group.entries()) {
      say({ type: 'appended', requestId, result: answers?.[index] ?? UNAVAILABLE })
    }
    if (answers) shipping.wake()
  }

  function retry(requestId: number, entries: readonly AcceptedEntry[]): void {
    const areKept = hasFailed ? null : attempt(() => journal.keepForRetry(entries), fail)
    say({ type: 'retrying', requestId, areKept: areKept ?? false })
    shipping.wake()
  }

  async function close(): Promise<void> {
    stopSweeping()
    flush()
    const isComplete = await shipping.stop()
    // What came while the last was being shipped is kept too, and shipped after the next start; what comes now is not
    // answered, and so not acknowledged.
    flush()
    port.removeAllListeners('message')
    if (isComplete) shipping.close()
    if (isComplete) journal.close()
    // What is still under way ends with the thread, which is ended now.
    say({ type: 'closed' })
    port.close()
  }

  port.on('message', (message: ToJournal) => {
    if (message.type === 'close') void close()
    else if (message.type === 'use-replica') shipping.useReplica(message)
    else if (message.type === 'retry-parked') retry(message.requestId, message.entries)
    else if (message.type !== 'append') web.take(message)
    else if (waiting.push(message) === 1) setImmediate(flush)
  })
  say({ type: 'ready', nodeId: journal.nodeId })
  shipping.wake()
}

interface Waiting {
  readonly requestId: number
  readonly offer: Offer
}

/** What the disk refuses is told and answered with null; anything else is a bug, and thrown on. */
function attempt<Answer>(work: () => Answer, onFailure: (error: SqliteFailure) => void): Answer | null {
  try {
    return work()
  } catch (error) {
    if (!isSqliteFailure(error)) throw error
    onFailure(error)
    return null
  }
}

/**
 * Sweeps now and every ten minutes, a little at a time: appends do not wait for it.
 *
 * @param sweep answers whether there is more
 * @returns how to end it
 */
function startSweeping(sweep: () => boolean): () => void {
  let next: NodeJS.Immediate | null = null
  function run(): void {
    next = sweep() ? setImmediate(run) : null
  }
  const timer = setInterval(run, 10 * MINUTE_MS)
  run()
  return () => {
    clearInterval(timer)
    if (next) clearImmediate(next)
  }
}

const UNAVAILABLE = { ok: false, reason: { code: 'unavailable' } } as const

/** After these, the file or the disk is not what it was. */
const LOST_DISK = ['SQLITE_IOERR', 'SQLITE_CORRUPT', 'SQLITE_NOTADB']
