/** Of learners whose answers are being judged, what comes last. */
const lastByUser = new Map<string, Promise<unknown>>()

/**
 * Lets what judges and keeps a learner's answers happen one after another on this server: of two tabs that answer the same
 * task at the same moment, the second has to be judged on top of the first. Other learners do not wait.
 *
 * @param work from judging until the journal has answered
 */
export async function inTurn<Answer>(userId: string, work: () => Promise<Answer>): Promise<Answer> {
  const before = lastByUser.get(userId) ?? Promise.resolve()
  const mine = before.then(work, work)
  lastByUser.set(userId, mine)
  try {
    return await mine
  } finally {
    if (lastByUser.get(userId) === mine) lastByUser.delete(userId)
  }
}
