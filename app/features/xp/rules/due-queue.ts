/** A task that has been answered before, and when it comes back. */
export interface ScheduledTask {
  readonly taskId: string
  readonly topicSlug: string
  /** `YYYY-MM-DD` on which it was answered last. */
  readonly lastReviewDay: string
  /** `YYYY-MM-DD`, after `lastReviewDay`. */
  readonly nextReviewDay: string
}
