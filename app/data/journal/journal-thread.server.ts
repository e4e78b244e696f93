import type { Worker } from 'node:worker_threads'
import { Connection } from '#app/data/connection.server.ts'
import type { Appended, AppendRefusal, Parking, PatientJournal } from '#app/data/journal.ts'
import type { ListPending } from '#app/data/replica.server.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { fail, type Result } from '#app/kernel/result.ts'
import { answerWorker, type WorkerQuestions } from './answer-worker.server.ts'
import type { FromJournal, ToJournal } from './journal-messages.ts'
import { listPendingOf, readBacklog, type JournalBacklog } from './journal-rows.server.ts'
import type { Offer } from './keep-entry.server.ts'
import { OpenRequests } from './open-requests.ts'
import type { ShippedFigures } from './shipper.server.ts'

/** The web process's end of the journal. */
export interface JournalThread extends PatientJournal, Parking {
  readonly nodeId: string
  readonly listPending: ListPending
  readBacklog(): JournalBacklog
  /** Whether the worker still acknowledges. */
  isWorking(): boolean
  /** Why it does not, for the log and the operator; null while it works. */
  findProblem(): string | null
  /**
   * Ships from another copy of the database from now on, null from none.
   *
   * @param lineage a random name of the history that it belongs to: with another one, kept rows are offered again
   */
  useReplica(path: string | null, lineage: string): void
  /** Offers the rest to the primary, for some seconds at most, and ends the worker. */
  close(): Promise<void>
}

/** What happens beside answers, and what the worker has to ask. */
export interface JournalEvents extends WorkerQuestions {
  readonly onParked: (parked: {
    readonly entryId: string
    readonly userId: string
    readonly reason: string
  }) => void
  /** `isFatal`, once at most: nothing is acknowledged any more, and the process has to begin anew. */
  readonly onFailed: (detail: string, isFatal: boolean) => void
  readonly onShipped?: (figures: ShippedFigures) => void
  /** SQLite found damage in the copy of the database while rows were derived from it. */
  readonly onReplicaDamaged?: () => void
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
  const line = openLine(worker, events)
  const nodeId = await line.ready
  const rows = Connection.openReadOnly(journalPath)
  let lineage: string | null = null
  return {
    nodeId,
    isWorking: () => line.findProblem() === null,
    findProblem: line.findProblem,
    listPending: (userId) => listPendingOf(rows, userId, lineage),
    readBacklog: () => readBacklog(rows),
    append: (entry) => line.append({ entry, isJudged: true }),
    appendUnjudged: (entry) => line.append({ entry: { ...entry, verdict: null }, isJudged: false }),
    useReplica(path, served) {
      lineage = served
      line.send({ type: 'use-replica', path, lineage: served })
    },
    retryParked: (entries) => line.retryParked(entries),
    async close() {
      line.send({ type: 'close' })
      await line.ended
      rows.close()
    },
  }
}

/** The messages to and from the worker: requests with their answers, its questions, and what it tells. */
function openLine(worker: Worker, events: JournalEvents) {
  const appends = new OpenRequests<Result<Appended, AppendRefusal>>()
  const retries = new OpenRequests<boolean>()
  const send = (message: ToJournal): void => worker.postMessage(message)
  let problem: string | null = null

  /** Told once, however often the worker fails after that: the process that begins anew must be one. */
  function failWith(detail: string): void {
    if (problem !== null) return
    problem = detail
    events.onFailed(detail, true)
  }

  function take(message: Exclude<FromJournal, { readonly type: 'ready' }>): void {
    if (message.type === 'appended') appends.settle(message.requestId, message.result)
    else if (message.type === 'retrying') retries.settle(message.requestId, message.areKept)
    else if (message.type === 'need-replica' || message.type === 'judge') {
      void answerWorker(message, events).then(send)
    } else if (message.type === 'closed') void worker.terminate()
    else if (message.type === 'failed' && message.isFatal) failWith(message.detail)
    else tell(message, events)
  }

  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const ready = new Promise<string>((resolve, reject) => {
    worker.on('message', (message: FromJournal) => {
      if (message.type === 'ready') resolve(message.nodeId)
      else take(message)
    })
    worker.once('error', (error) => {
      failWith(error.message)
      reject(error)
    })
    worker.once('exit', () => {
      problem ??= 'the journal worker has ended'
      // Whether these were kept is unknown; unacknowledged is what they are.
      appends.settleAll(fail({ code: 'unavailable' }))
      retries.settleAll(false)
      reject(new Error('the journal worker ended before it was ready'))
    })
  })

  return {
    ready,
    ended,
    send,
    findProblem: () => problem,
    append(offer: Offer): Promise<Result<Appended, AppendRefusal>> {
      if (problem !== null) return Promise.resolve(fail({ code: 'unavailable' }))
      return appends.ask((requestId) => send({ type: 'append', requestId, offer }))
    },
    retryParked(entries: readonly AcceptedEntry[]): Promise<boolean> {
      if (problem !== null) return Promise.resolve(false)
      return retries.ask((requestId) => send({ type: 'retry-parked', requestId, entries }))
    },
  }
}

type Told = Extract<FromJournal, { readonly type: 'parked' | 'failed' | 'shipped' | 'replica-damaged' }>

function tell(message: Told, events: JournalEvents): void {
  if (message.type === 'parked') events.onParked(message)
  else if (message.type === 'failed') events.onFailed(message.detail, false)
  else if (message.type === 'shipped') events.onShipped?.(message)
  else events.onReplicaDamaged?.()
}
