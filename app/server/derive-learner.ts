import type { Derive } from '#app/data/journal/shipper.server.ts'
import { deriveLearning } from '#app/features/learning/derive-learning.server.ts'
import { deriveNotes } from '#app/features/learning/derive-notes.server.ts'
import { derivePreferences } from '#app/features/user/derive-preferences.server.ts'
import { deriveSessions } from '#app/features/user/derive-sessions.server.ts'
import { deriveXp } from '#app/features/xp/derive-xp.server.ts'
import { leaveOutWithdrawn } from '#app/features/xp/leave-out-withdrawn.server.ts'

/** Every feature's part of what a learner's entries mean, in the order in which foreign keys want the rows. */
export const deriveLearner: Derive = (view, batch, nowMs) => {
  const lasting = { ...batch, entries: leaveOutWithdrawn(view, batch.entries) }
  return [
    ...deriveSessions(lasting, nowMs),
    ...derivePreferences(view, lasting, nowMs),
    ...deriveXp(view, lasting, nowMs),
    ...deriveLearning(view, lasting, nowMs),
    ...deriveNotes(view, lasting, nowMs),
  ]
}
