import type { Derive } from '#app/data/journal/shipper.server.ts'
import { deriveLearning } from '#app/features/learning/derive-learning.server.ts'
import { deriveSessions } from '#app/features/user/derive-sessions.server.ts'
import { deriveXp } from '#app/features/xp/derive-xp.server.ts'

/** Every feature's part of what a learner's entries mean, in the order in which foreign keys want the rows. */
export const deriveLearner: Derive = (view, batch, nowMs) => [
  ...deriveSessions(batch, nowMs),
  ...deriveXp(view, batch, nowMs),
  ...deriveLearning(view, batch, nowMs),
]
