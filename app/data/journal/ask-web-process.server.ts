import type { Judgement } from '#app/data/journal.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { SECOND_MS } from '#app/kernel/time.ts'
import type { WebAnswer, WebQuestion } from './journal-messages.ts'
import { OpenRequests } from './open-requests.ts'

/** What the worker asks of the web process, which keeps the copy of the database and knows the features. */
export interface WebProcess {
  /** @param ledgerSeq a commit to wait for; null for one sync */
  needReplica(ledgerSeq: number | null): Promise<boolean>
  judge(entry: AcceptedEntry): Promise<Judgement>
  /** Takes an answer; one that comes too late is left aside. */
  take(answer: WebAnswer): void
}

/** Opens the worker's end; a web process that does not answer in time is one that has nothing yet. */
export function askWebProcess(send: (question: WebQuestion) => void): WebProcess {
  const requests = new OpenRequests<WebAnswer | null>()

  async function ask(questionOf: (requestId: number) => WebQuestion): Promise<WebAnswer | null> {
    let timer: NodeJS.Timeout | undefined
    const answer = await requests.ask((requestId) => {
      timer = setTimeout(() => requests.settle(requestId, null), PATIENCE_MS)
      send(questionOf(requestId))
    })
    clearTimeout(timer)
    return answer
  }

  return {
    async needReplica(ledgerSeq) {
      const answer = await ask((requestId) => ({ type: 'need-replica', requestId, ledgerSeq }))
      return answer?.type === 'replica-holds' && answer.holds
    },
    async judge(entry) {
      const answer = await ask((requestId) => ({ type: 'judge', requestId, entry }))
      return answer?.type === 'judged' ? answer.judgement : { kind: 'later' }
    },
    take: (answer) => requests.settle(answer.requestId, answer),
  }
}

/** Longer than anything that the web process waits for itself. */
const PATIENCE_MS = 30 * SECOND_MS
