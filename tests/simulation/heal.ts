import { startRound } from './actions.ts'
import type { World } from './world.ts'

/** Everything works again, and there is time: all nodes ship what they have, and follow the primary. */
export async function heal(world: World): Promise<void> {
  world.note('everything works again')
  world.weather = 'good'
  world.crashRate = 0
  for (const slot of world.slots) {
    slot.isBroken = false
    if (!world.isUp(slot)) world.start(slot)
  }
  while (world.network.strays > 0) world.network.endStray(0, world.chance.happens(0.5))
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    for (const node of world.nodes) {
      void node.syncer.requestSync()
      startRound(node)
    }
    await letAllFinish(world)
    if (world.nodes.every((node) => isAtRest(node))) return
  }
  for (const node of world.nodes) {
    if (isAtRest(node)) continue
    world.fail(`${node.life} does not come to rest: ${node.lastOutcome}, ${JSON.stringify(node.backlog())}`)
  }
}

/** Everything that follows from what was done has happened; only who waits for the network waits. */
export async function untilStill(world: World): Promise<void> {
  const isMoving = (): boolean =>
    world.nodes.some((node) => node.isShipping && !world.network.isWaiting(node.life))
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    if (!isMoving()) return
  }
  world.fail('something neither ends nor waits')
}

function isAtRest(node: World['nodes'][number]): boolean {
  return node.lastOutcome === 'idle' && node.backlog().pending === 0 && !node.isExchanging
}

async function letAllFinish(world: World): Promise<void> {
  await untilStill(world)
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const next = world.network.waiting.find(({ what }) => what !== 'patience')
    if (!next) return
    world.network.finish(next, 'answered')
    await untilStill(world)
  }
  world.fail('it does not come to an end')
}

const MAX_ROUNDS = 30
const MAX_TURNS = 10_000
const MAX_STEPS = 5_000
