/** What can be wrong with a task. */
export const REPORT_REASONS = ['wrong-key', 'unclear', 'typo', 'broken', 'other'] as const
/** One of them. */
export type ReportReason = (typeof REPORT_REASONS)[number]
/** How long the words that go with a report may be, in characters. */
export const REPORT_MAX = 2_000

/** The reason of this name; null where it is none. */
export function findReason(name: string): ReportReason | null {
  return REPORT_REASONS.find((reason) => reason === name) ?? null
}
