import type { Worker } from 'node:worker_threads'
import { Connection } from '#app/data/connection.server.ts'
import type { Appended, AppendRefusal, Journal } from '#app/data/journal.ts'
import type { ListPending } from '#app/data/replica.server.ts'
import { fail, type Result } from '#app/kernel/result.ts'
import type { FromJournal, ToJournal } from './journal-messages.ts'
import { listUnshippedOf, readBacklog, type JournalBacklog } from './journal-rows.server.ts'

/** The web process's end of the journal. */
export interface JournalThread extends Journal {
  readonly nodeId: string
  readonly listPending: ListPending
  readBacklog(): JournalBacklog
  /** Whether the worker still acknowledges. */
  isWorking(): boolean
  /** Offers the rest to the primary and ends the worker. */
  close(): Promise<void>
}

/** What happens beside answers, for the log. */
export interface JournalEvents {
  readonly onParked: (parked: {
    readonly entryId: string
    readonly userId: string
    readonly reason: string
  }) => void
  /** `isFatal`: nothing is acknowledged any more, and the process has to begin anew. */
  readonly onFailed: (detail: string, isFatal: boolean) => void
}

/**
 * Starts the journal's worker and waits until it has its file open.
 *
 * @param worker a thread that runs `runJournalWorker`
 * @param journalPath its file, opened here for reading only
 * @throws Error when the worker ends before it is ready
 */
export async function startJournalThread(
  worker: Worker,
  journalPath: string,
  events: JournalEvents,
): Promise<JournalThread> {
  const answers = new Map<number, (result: Result<Appended, AppendRefusal>) => void>()
  let isWorking = true
  let nextRequestId = 1

  const closed = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const nodeId = await new Promise<string>((resolve, reject) => {
    worker.on('message', (message: FromJournal) => {
      if (message.type === 'ready') resolve(message.nodeId)
      else if (message.type === 'parked') events.onParked(message)
      else if (message.type === 'failed') events.onFailed(message.detail, message.isFatal)
      else if (message.type === 'appended') {
        answers.get(message.requestId)?.(message.result)
        answers.delete(message.requestId)
      }
    })
    worker.once('error', (error) => {
      events.onFailed(error.message, true)
      reject(error)
    })
    worker.once('exit', () => {
      isWorking = false
      // Whether these were kept is unknown; unacknowledged is what they are.
      for (const answer of answers.values()) answer(fail({ code: 'unavailable' }))
      answers.clear()
      reject(new Error('the journal worker ended before it was ready'))
    })
  })
  const rows = Connection.openReadOnly(journalPath)
  const send = (message: ToJournal): void => worker.postMessage(message)

  return {
    nodeId,
    isWorking: () => isWorking,
    listPending: (userId) => listUnshippedOf(rows, userId),
    readBacklog: () => readBacklog(rows),
    append(entry) {
      if (!isWorking) return Promise.resolve(fail({ code: 'unavailable' }))
      return new Promise((resolve) => {
        const requestId = nextRequestId++
        answers.set(requestId, resolve)
        send({ type: 'append', requestId, entry })
      })
    },
    async close() {
      if (isWorking) send({ type: 'close' })
      await closed
      rows.close()
    },
  }
}
