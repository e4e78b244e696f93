import type { Audit, CommitRefusal, Primary } from '#app/data/primary.ts'
import type { Statement } from '#app/data/sql.ts'
import { ok, type Result } from '#app/kernel/result.ts'

/**
 * Stores groups of statements in order, as many in a commit as fit; a group that fits is never divided. Stops at the
 * first commit that is refused: what was stored before stays.
 *
 * @param audit written with the last commit
 */
export async function commitGroups(
  primary: Primary,
  groups: readonly (readonly Statement[])[],
  audit?: Audit,
): Promise<Result<null, CommitRefusal>> {
  const commits = pack(groups)
  for (const [index, statements] of commits.entries()) {
    const isLast = index === commits.length - 1
    const committed = await primary.commit(statements, isLast ? { audit } : {})
    if (!committed.ok) return committed
  }
  return ok(null)
}

/** Why a commit was refused, for whoever loads content. */
export function describeRefusal({ code, detail }: CommitRefusal): string {
  return `the database refused to store this: ${code} (${detail})`
}

/** How many statements go in one commit: a server ends a transaction after 5 s. */
const STATEMENTS_PER_COMMIT = 500

function pack(groups: readonly (readonly Statement[])[]): Statement[][] {
  const commits: Statement[][] = []
  for (const group of groups) {
    const last = commits.at(-1)
    if (last && last.length + group.length <= STATEMENTS_PER_COMMIT) {
      last.push(...group)
      continue
    }
    for (let start = 0; start < group.length; start += STATEMENTS_PER_COMMIT) {
      commits.push(group.slice(start, start + STATEMENTS_PER_COMMIT))
    }
  }
  return commits
}
