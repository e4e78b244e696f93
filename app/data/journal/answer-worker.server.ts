import type { Judgement } from '#app/data/journal.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import type { WebAnswer, WebQuestion } from './journal-messages.ts'

/** Where the web process finds its answers. */
export interface WorkerQuestions {
  /**
   * Waits, for some seconds at most, until the copy holds a commit; null: for one sync. Answers whether it does, or
   * succeeded. Not asked where the copy is the primary's own file.
   */
  readonly onNeedReplica?: (ledgerSeq: number | null) => Promise<boolean>
  /** Says what is to become of an entry that was kept unjudged; without it, such entries wait. */
  readonly onJudge?: (entry: AcceptedEntry) => Promise<Judgement>
  /** A mistake on the way, which is never fatal. */
  readonly onFailed: (detail: string, isFatal: boolean) => void
}

/** Answers what the journal's worker asks of the web process. After a mistake the worker waits. */
export async function answerWorker(question: WebQuestion, events: WorkerQuestions): Promise<WebAnswer> {
  const { requestId } = question
  try {
    if (question.type === 'need-replica') {
      const holds = (await events.onNeedReplica?.(question.ledgerSeq)) ?? false
      return { type: 'replica-holds', requestId, holds }
    }
    const judgement = (await events.onJudge?.(question.entry)) ?? LATER
    return { type: 'judged', requestId, judgement }
  } catch (error) {
    events.onFailed(`${question.type}: ${error instanceof Error ? error.message : String(error)}`, false)
    if (question.type === 'need-replica') return { type: 'replica-holds', requestId, holds: false }
    return { type: 'judged', requestId, judgement: LATER }
  }
}

const LATER = { kind: 'later' } as const
