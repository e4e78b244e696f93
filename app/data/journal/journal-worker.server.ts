import type { MessagePort } from 'node:worker_threads'
import type { AppendRefusal } from '#app/data/journal.ts'
import { isSqliteFailure } from '#app/data/sqlite-refusal.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { fail } from '#app/kernel/result.ts'
import { MINUTE_MS, SECOND_MS } from '#app/kernel/time.ts'
import type { JournalFile } from './journal-file.server.ts'
import type { FromJournal, ToJournal } from './journal-messages.ts'
import { shipOnce, type ShipperParts } from './shipper.server.ts'

/**
 * The journal's one owner: appends what arrives together in one commit, answers, and ships to the primary in the
 * background. Runs until it is told to close; then what is left is offered to the primary once more.
 *
 * @param port the web process's end
 * @param parts the shipper's, without what this module reports itself
 */
export function runJournalWorker(port: MessagePort, parts: Omit<ShipperParts, 'onParked'>): void {
  const waiting: Waiting[] = []
  const say = (message: FromJournal): void => port.postMessage(message)
  const ship = startShipping({
    ...parts,
    onParked: (entry, reason) => say({ type: 'parked', entryId: entry.id, userId: entry.userId, reason }),
  })
  const sweep = setInterval(() => parts.journal.dropOld(parts.nowMs()), 10 * MINUTE_MS)
  let hasFailed = false

  /** Group commit: whatever has arrived by the time the loop comes round shares one write to the disk. */
  function flush(): void {
    const group = waiting.splice(0)
    if (group.length === 0) return
    const results = hasFailed ? null : appendOrFail(parts.journal, group)
    if (results && 'failure' in results) {
      // An I/O error surfaces once and later writes "succeed" again, so nothing after it can be believed.
      hasFailed = results.failure.startsWith('SQLITE_IOERR')
      say({ type: 'failed', detail: results.failure })
    }
    const answers = results && 'answers' in results ? results.answers : null
    for (const [index, { requestId }] of group.entries()) {
      say({ type: 'appended', requestId, result: answers?.[index] ?? fail(UNAVAILABLE) })
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
  parts.journal.dropOld(parts.nowMs())
  say({ type: 'ready', nodeId: parts.journal.nodeId })
  ship.wake()
}

interface Waiting {
  readonly requestId: number
  readonly entry: AcceptedEntry
}

function appendOrFail(journal: JournalFile, group: readonly Waiting[]) {
  try {
    return { answers: journal.appendAll(group.map(({ entry }) => entry)) }
  } catch (error) {
    if (!isSqliteFailure(error)) throw error
    return { failure: `${error.code}: ${error.message}` }
  }
}

/** Ships until nothing is left whenever it is woken, one round at a time; backs off while the primary is away. */
function startShipping(parts: ShipperParts) {
  let running: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null
  let failures = 0
  let isStopping = false

  async function drain(): Promise<void> {
    for (;;) {
      const outcome = await shipOnce(parts)
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

/** Doubles from half a second to a minute, with full jitter, so that nodes do not come back in step. */
function backOffMs(failures: number): number {
  return Math.random() * Math.min(MINUTE_MS, 0.5 * SECOND_MS * 2 ** failures)
}

const UNAVAILABLE: AppendRefusal = { code: 'unavailable' }
