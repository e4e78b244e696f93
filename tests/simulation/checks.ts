import { readOverlay, type ActivityDay, type ActivityFact } from './activity.ts'
import type { SimulatedNode } from './simulated-node.ts'
import type { World } from './world.ts'

/**
 * What has to be true of the primary at any moment.
 *
 * @param isEnd everything has been shipped
 */
export function checkPrimary(world: World, isEnd = false): void {
  const { primary, sent } = world
  const held = primary.connection.all<HeldRow>('SELECT id, hash, userId, verdict FROM Entry')
  const applied = held.filter(({ verdict }) => !verdict.includes('parked'))
  const facts = primary.connection.all<{ id: string }>('SELECT id FROM LearningEvent')
  const factIds = new Set(facts.map(({ id }) => id))
  for (const { id, hash } of held)
    if (!sent.find(id, hash)) world.fail(`nobody sent ${id} as it is in the primary`)
  for (const { id } of applied) if (!factIds.has(id)) world.fail(`${id} is held, and its fact is not there`)
  if (factIds.size !== applied.length) world.fail(`${factIds.size} facts for ${applied.length} entries`)
  for (const { id } of primary.connection.all<{ id: string }>('SELECT id FROM Parked')) {
    if (!sent.mayBeParked(id)) world.fail(`${id} is parked, and nothing is wrong with it`)
  }
  for (const userId of world.users) {
    const own = applied.filter((one) => one.userId === userId)
    const expected = foldAfresh(own.flatMap(({ id, hash }) => toExpected(world, id, hash)))
    const rows = primary.connection.all<DayRow>(
      'SELECT localDay, attempts, xpEarned AS xp FROM UserActivityDay WHERE userId = ?',
      [userId],
    )
    compareDays(world, `the primary's ${userId}`, new Map(rows.map((row) => [row.localDay, row])), expected)
    const [stream] = primary.connection.all<{ seq: number }>('SELECT seq FROM Stream WHERE userId = ?', [
      userId,
    ])
    if ((stream?.seq ?? 0) < own.length) world.fail(`the stream of ${userId} is behind its entries`)
  }
  // A restored primary is told too much until the node has noticed that its older commits are gone.
  if (!world.hasBeenRestored || isEnd) checkShippedSeqs(world, new Set(held.map(({ id }) => id)))
}

/** What a node says of how far it has come is never more than what is there. */
function checkShippedSeqs(world: World, held: ReadonlySet<string>): void {
  const nodes = world.primary.connection.all<{ nodeId: string; shippedSeq: number }>(
    'SELECT nodeId, shippedSeq FROM Node',
  )
  for (const { nodeId, shippedSeq } of nodes) {
    const ahead = world
      .keptBy(nodeId)
      .filter(({ seq, id, parkedReason }) => seq <= shippedSeq && parkedReason === null && !held.has(id))
    if (ahead.length > 0) {
      world.fail(
        `${nodeId} claims ${shippedSeq}, and ${ahead.map(({ id }) => id).join()} is not in the primary`,
      )
    }
  }
}

/** An entry that was acknowledged is in the primary or in a journal. */
export function checkNothingLost(world: World): void {
  const held = new Set(world.listHeldIds())
  const kept = new Set(world.keptEverywhere().map(({ id, hash }) => `${id} ${hash}`))
  for (const { id, hash } of world.sent.acknowledged) {
    if (!held.has(id) && !kept.has(`${id} ${hash}`)) world.fail(`${id} was acknowledged, and is lost`)
  }
}

/** What a learner is shown on a node: all that it acknowledged, once, and nothing less than before. */
export function checkOverlay(world: World, node: SimulatedNode): void {
  if (!node.replica.isOpen()) return
  // Between two rounds the journal follows another copy than the pages are read from.
  if (node.isExchanging) return
  const kept = new Map(node.kept().map((row) => [row.id, row]))
  for (const userId of world.users) {
    const { visible, days } = readShown(world, node, userId)
    const ids = new Set(visible.map(({ id }) => id))
    const who = `${userId} on ${node.life}`
    if (ids.size !== visible.length) world.fail(`${who} is shown something twice`)
    const expected = foldAfresh(visible.filter(({ id }) => world.sent.contentsOf(id).length > 0))
    compareDays(world, who, days, expected)
    for (const { node: where, id, userId: whose } of world.sent.acknowledged) {
      if (where !== node.name || whose !== userId || ids.has(id) || world.sent.mayBeParked(id)) continue
      const row = kept.get(id)
      const isExpected = row ? row.isJudged === 1 : !world.hasBeenRestored
      if (isExpected) world.fail(`${who} does not see ${id}, which was acknowledged there`)
    }
    const key = `${node.name} ${userId}`
    for (const id of world.shown.get(key) ?? []) {
      if (!ids.has(id) && !world.sent.mayBeParked(id)) world.fail(`${who} does not see ${id} any more`)
    }
    world.shown.set(key, ids)
  }
}

interface HeldRow {
  readonly id: string
  readonly hash: string
  readonly userId: string
  readonly verdict: string
}

interface DayRow extends ActivityDay {
  readonly localDay: string
}

function readShown(world: World, node: SimulatedNode, userId: string) {
  return node.replica.forLearner(userId, (view) => {
    if (!world.mistakes.ignoresIds) return readOverlay(view, userId)
    return readOverlay({ ...view, pending: node.listPending(userId) }, userId)
  })
}

function toExpected(world: World, id: string, hash: string): ActivityFact[] {
  const sent = world.sent.find(id, hash)
  if (!sent) return []
  // cast: only entries of this shape apply.
  const { task, points, course } = sent.entry.payload as Omit<ActivityFact, 'id' | 'day'>
  return [{ id, day: sent.entry.localDay, task, points, course }]
}

/** The same by another way: all facts at once, in no order. */
function foldAfresh(facts: readonly ActivityFact[]): Map<string, ActivityDay> {
  const days = new Map<string, ActivityDay>()
  for (const day of new Set(facts.map((fact) => fact.day))) {
    const own = facts.filter((fact) => fact.day === day)
    const bestOf = (task: string): number =>
      Math.max(...own.filter((fact) => fact.task === task).map(({ points }) => points))
    const tasks = [...new Set(own.map(({ task }) => task))]
    days.set(day, { attempts: own.length, xp: tasks.reduce((sum, task) => sum + bestOf(task), 0) })
  }
  return days
}

function compareDays(
  world: World,
  whose: string,
  found: ReadonlyMap<string, ActivityDay>,
  expected: ReadonlyMap<string, ActivityDay>,
): void {
  for (const day of new Set([...found.keys(), ...expected.keys()])) {
    const [is, ought] = [found.get(day), expected.get(day)]
    if (is?.attempts === ought?.attempts && is?.xp === ought?.xp) continue
    world.fail(
      `${whose} has ${is?.attempts} for ${is?.xp} on ${day}, not ${ought?.attempts} for ${ought?.xp}`,
    )
  }
}
