import type { Judgement } from '#app/data/journal.ts'
import type { Reader } from '#app/data/reader.ts'
import type { RunLearnerSql } from '#app/features/content/rules/sql-run.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { isBrowserKind } from './check-sent-entry.ts'
import { judgeEntry } from './judge-entries.ts'

/**
 * Makes what the journal asks about entries that were kept without a verdict. Kinds that only servers make, such as
 * sessions, have none.
 */
export function createJudge(
  runSql: RunLearnerSql,
): (reader: Reader, entry: AcceptedEntry) => Promise<Judgement> {
  return async (reader, entry) => {
    if (!isBrowserKind(entry.kind)) return { kind: 'verdict', verdict: null }
    return judgeEntry({ reader, runSql }, entry)
  }
}
