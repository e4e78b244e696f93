import type { Statement } from '#app/data/sql.ts'
import type { ContentPlan } from '#app/features/content/load/syncing/content-plan.ts'
import { dropSearchRow, writeSearchRow, type SearchRow } from './search-rows.server.ts'
import { toSearchRow, type SearchSource } from './search-source.ts'

/** What is to be written for search, each statement with what it stands for. */
export interface SearchPlan {
  /** The statements that stand for these courses, modules and lessons, by id. */
  readonly only: (refIds: readonly string[]) => Statement[]
  /** All others. */
  readonly allBut: (refIds: readonly string[]) => Statement[]
}

/**
 * Plans what makes search know a course as it will be, and nothing where it does.
 *
 * @param sources all of what will be published of it; none for a course that will not be
 * @param rows what search knows of it now
 */
export function planSearch(
  courseId: string,
  sources: readonly SearchSource[],
  rows: readonly SearchRow[],
): SearchPlan {
  const gone = new Map(rows.map((row) => [row.refId, row]))
  const plan = new Map<string, Statement>()
  for (const source of sources) {
    const row = toSearchRow(source)
    const known = gone.get(row.refId)
    const isSame = known?.title === row.title && known.body === row.body
    if (!isSame) plan.set(row.refId, writeSearchRow(row, courseId))
    gone.delete(row.refId)
  }
  for (const refId of gone.keys()) plan.set(refId, dropSearchRow(refId))
  const listWhere = (isMeant: (refId: string) => boolean) =>
    [...plan].flatMap(([refId, statement]) => (isMeant(refId) ? statement : []))
  return {
    only: (refIds) => listWhere((refId) => refIds.includes(refId)),
    allBut: (refIds) => listWhere((refId) => !refIds.includes(refId)),
  }
}

/** Puts what search is to be told into the last commit of a plan: together with what it is told of. */
export function withSearch(plan: ContentPlan, statements: readonly Statement[]): ContentPlan {
  if (statements.length === 0) return plan
  const last = [...(plan.groups.at(-1) ?? []), ...statements]
  return { ...plan, groups: [...plan.groups.slice(0, -1), last] }
}
