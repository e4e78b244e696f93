import type { Statement } from '#app/data/sql.ts'
import type { ContentProblem } from '#app/features/content/load/content-problem.ts'

/** Everything that content consists of. */
export const CONTENT_KINDS = ['courses', 'modules', 'lessons', 'tasks', 'topics'] as const
export type ContentKind = (typeof CONTENT_KINDS)[number]

/** What becomes of one thing. */
export interface ContentChange {
  readonly kind: ContentKind
  readonly change: 'added' | 'changed' | 'unchanged' | 'retired'
}

/** What is to be done, and what may be said of it once it is done. */
export interface ContentPlan {
  /** Each group leaves the content in order, and is stored in one commit wherever it fits. */
  readonly groups: readonly (readonly Statement[])[]
  readonly changes: readonly ContentChange[]
  readonly problems: readonly ContentProblem[]
}

/** What a statement may write: one instant for the whole sync, and new ULIDs. */
export interface SyncStamp {
  /** ISO-8601. */
  readonly now: string
  readonly newId: () => string
}

/** Puts one plan after another. */
export function joinPlans(plans: readonly ContentPlan[]): ContentPlan {
  return {
    groups: plans.flatMap(({ groups }) => groups),
    changes: plans.flatMap(({ changes }) => changes),
    problems: plans.flatMap(({ problems }) => problems),
  }
}

/** A plan of one group, or of none when there is nothing to do. */
export function planOf(
  statements: readonly Statement[],
  changes: readonly ContentChange[] = [],
  problems: readonly ContentProblem[] = [],
): ContentPlan {
  return { groups: statements.length > 0 ? [statements] : [], changes, problems }
}
