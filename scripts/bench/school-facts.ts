/** What is known of the school that is measured: enough to read a page of it and to do a learner's work in it. */
export interface SchoolFacts {
  readonly courseId: string
  readonly courseSlug: string
  readonly lessonId: string
  readonly lessonSlug: string
  readonly lessonRevisionId: string
  readonly task: { readonly taskId: string; readonly revisionId: string; readonly topicSlug: string }
  readonly learners: readonly BenchLearner[]
}

/** Somebody who has taken up the course. */
export interface BenchLearner {
  readonly userId: string
  readonly deviceId: string
  /** The session's, as a browser would send it. */
  readonly cookie: string
}

/** The learners take turns. */
export function learnerAt({ learners }: Pick<SchoolFacts, 'learners'>, index: number): BenchLearner {
  const learner = learners[index % learners.length]
  if (!learner) throw new Error('the school has no learners')
  return learner
}
