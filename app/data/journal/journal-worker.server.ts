import type { MessagePort } from 'node:worker_threads'
import { isSqliteFailure, type SqliteFailure } from '#app/data/sqlite-refusal.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { MINUTE_MS, SECOND_MS } from '#app/kernel/time.ts'
import type { FromJournal, ToJournal } from './journal-messages.ts'
import { shipOnce, type ShipOutcome, type ShipperParts } from './shipper.server.ts'

/**
 * The journal's one owner: appends what arrives together in one commit, answers, and ships to the primary in the
 * background. Runs until it is told to close; then what is left is offered to the primary once more.
 *
 * @param port the web process's end
 * @param parts the shipper's, without what this module reports itself
 */
export function runJournalWorker(port: MessagePort, parts: Omit<ShipperParts, 'onParked' | 'onStuck'>): void {
  const waiting: Waiting[] = []
  const say = (message: FromJournal): void => port.postMessage(message)
  let hasFailed = false

  /** An I/O error surfaces once and later writes "succeed" again, so nothing after it can be believed. */
  function fail(error: SqliteFailure): void {
    hasFailed ||= LOST_DISK.some((prefix) => error.code.startsWith(prefix))
    say({ type: 'failed', detail: `${error.code}: ${error.message}`, isFatal: hasFailed })
  }

  const ship = startShipping({
    ...parts,
    onFailure: fail,
    onParked: (entry, reason) => say({ type: 'parked', entryId: entry.id, userId: entry.userId, reason }),
    onStuck: (userId, detail) =>
      say({ type: 'failed', detail: `learner ${userId}: ${detail}`, isFatal: false }),
  })
  const sweep = setInterval(() => attempt(() => parts.journal.dropOld(parts.nowMs()), fail), 10 * MINUTE_MS)

  /** Group commit: whatever has arrived by the time the loop comes round shares one write to the disk. */
  function flush(): void {
    const group = waiting.splice(0)
    if (group.length === 0) return
    const append = () => parts.journal.appendAll(group.map(({ entry }) => entry))
    const answers = hasFailed ? null : attempt(append, fail)
    for (const [index, { requestId }] of group.entries()) {
      say({ type: 'appended', requestId, result: answers?.[index] ?? UNAVAILABLE })
    }
    if (answers) ship.wake()
  }

  async function close(): Promise<void> {
    clearInterval(sweep)
    flush()
    await ship.stop()
    // What came while the last was being shipped is kept too, and shipped after the next start; what comes now is not
    // answered, and so not acknowledged.
    flush()
    port.removeAllListeners('message')
    parts.journal.close()
    say({ type: 'closed' })
    port.close()
  }

  port.on('message', (message: ToJournal) => {
    if (message.type === 'close') return void close()
    if (waiting.push(message) === 1) setImmediate(flush)
  })
  attempt(() => parts.journal.dropOld(parts.nowMs()), fail)
  say({ type: 'ready', nodeId: parts.journal.nodeId })
  ship.wake()
}

interface Waiting {
  readonly requestId: number
  readonly entry: AcceptedEntry
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

type ShippingParts = ShipperParts & { readonly onFailure: (error: SqliteFailure) => void }

/** Ships until nothing is left whenever it is woken, one round at a time; backs off while the primary is away. */
function startShipping(parts: ShippingParts) {
  let running: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null
  let failures = 0
  let isStopping = false

  async function drain(): Promise<void> {
    for (;;) {
      const outcome = await shipOrWait(parts)
      if (outcome === 'unavailable') failures += 1
      else failures = 0
      if (outcome !== 'shipped') return
      // Appends come first: let the ones that arrived meanwhile be answered.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  function wake(): void {
    if (running || timer || isStopping) return
    running = drain().finally(() => {
      running = null
      if (failures > 0 && !isStopping) timer = setTimeout(retry, backOffMs(failures))
    })
  }

  function retry(): void {
    timer = null
    wake()
  }

  return {
    wake,
    async stop(): Promise<void> {
      isStopping = true
      if (timer) clearTimeout(timer)
      await running
      await drain()
    },
  }
}

/** A journal that is busy or full for a moment is tried again, like a primary that is away: shipping twice is harmless. */
async function shipOrWait(parts: ShippingParts): Promise<ShipOutcome> {
  try {
    return await shipOnce(parts)
  } catch (error) {
    if (!isSqliteFailure(error)) throw error
    parts.onFailure(error)
    return 'unavailable'
  }
}

/** Doubles from half a second to a minute, with full jitter, so that nodes do not come back in step. */
function backOffMs(failures: number): number {
  return Math.random() * Math.min(MINUTE_MS, 0.5 * SECOND_MS * 2 ** failures)
}

const UNAVAILABLE = { ok: false, reason: { code: 'unavailable' } } as const

/** After these, the file or the disk is not what it was. */
const LOST_DISK = ['SQLITE_IOERR', 'SQLITE_CORRUPT', 'SQLITE_NOTADB']
