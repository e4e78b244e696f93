import { checkNothingLost, checkOverlay, checkPrimary } from './checks.ts'
import type { World } from './world.ts'

/** What has to be true when everything works again and all nodes have shipped. */
export function checkWhole(world: World): void {
  checkPrimary(world, true)
  checkNothingLost(world)
  const held = new Set(world.listAppliedIds())
  for (const { id } of world.sent.acknowledged) {
    if (!held.has(id) && !world.sent.mayBeParked(id)) world.fail(`${id} was acknowledged, and never applied`)
  }
  for (const node of world.nodes) {
    checkOverlay(world, node)
    for (const { id, parkedReason } of node.kept()) {
      if (parkedReason !== null && !world.sent.mayBeParked(id)) {
        world.fail(`${node.life} has parked ${id}, and nothing is wrong with it: ${parkedReason}`)
      }
    }
    for (const userId of world.users) {
      const pending = node.pendingIds(userId)
      if (pending.length > 0) world.fail(`${pending.join()} is still pending on ${node.life}`)
    }
    const copy = node.syncer.current
    for (const table of REPLICATED) {
      const sql = `SELECT * FROM "${table}" ORDER BY 1`
      const [there, here] = [world.primary.connection.all(sql), copy?.rows(sql)]
      if (JSON.stringify(there) !== JSON.stringify(here)) world.fail(`${node.life} has another ${table}`)
    }
  }
}

const REPLICATED = ['Ledger', 'Entry', 'Stream', 'Node', 'Parked', 'LearningEvent', 'UserActivityDay']
