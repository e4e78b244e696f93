import { fail } from '#app/kernel/result.ts'
import type { JournalThread } from './journal-thread.server.ts'

/**
 * The journal of a process that was begun anew without it, after its disk had failed: pages go on, and whatever would be
 * kept is refused.
 *
 * @param detail what had failed, for the log and the operator
 */
export function openLostJournal(detail: string): JournalThread {
  const refuse = () => Promise.resolve(fail({ code: 'unavailable' } as const))
  return {
    nodeId: '',
    isWorking: () => false,
    findProblem: () => detail,
    listPending: () => [],
    readBacklog: () => ({ pending: 0, parked: 0, oldestAt: null }),
    append: refuse,
    appendUnjudged: refuse,
    useReplica: () => {},
    retryParked: () => Promise.resolve(false),
    close: () => Promise.resolve(),
  }
}
