import { ACTIONS } from './actions.ts'
import { checkWhole } from './check-whole.ts'
import { checkNothingLost, checkOverlay, checkPrimary } from './checks.ts'
import { emptyTables } from './database-files.ts'
import { heal, untilStill } from './heal.ts'
import type { Mistakes } from './mistakes.ts'
import type { SimulatedPrimary } from './simulated-primary.ts'
import { World, type Machines } from './world.ts'

/** What came of one simulation. */
export interface Simulated {
  readonly seed: number
  /** What was not as it has to be; empty for a good one. */
  readonly failures: readonly string[]
  /** Everything that happened, in order. */
  readonly trace: readonly string[]
}

/** Lets nodes, network, clock and browsers do what a seed says, looks at every step, and at the end when all is well. */
export async function simulate(
  seed: number,
  machines: Machines,
  mistakes: Mistakes = {},
): Promise<Simulated> {
  emptyTables(machines.primary)
  for (const slot of machines.slots) slot.reset()
  const world = new World(seed, machines, mistakes)
  try {
    world.release()
    for (const slot of world.slots) world.start(slot)
    await runSteps(world)
    if (world.failures.length === 0) await heal(world)
    if (world.failures.length === 0) checkWhole(world)
  } finally {
    for (const node of world.nodes) world.crash(node)
  }
  return { seed, failures: world.failures, trace: world.trace }
}

async function runSteps(world: World): Promise<void> {
  const { chance } = world
  // Not everything goes wrong in every world: some faults need quiet to grow.
  const possible = Object.entries(ACTIONS).map(
    ([name, [action, weight]]) =>
      [action, weight * (RARE.has(name) ? chance.pick([0, 0, 1, 2]) : 1)] as const,
  )
  const crashRate = chance.pick([0, 0, 0.02])
  const steps = 30 + chance.below(90)
  let lastMark: string | undefined
  for (let step = 0; step < steps && world.failures.length === 0; step += 1) {
    world.nowMs += chance.below(20_000)
    world.crashRate = crashRate
    chance.weighed(possible)(world)
    await untilStill(world)
    const mark = newestId(world.primary)
    if (mark !== lastMark) checkPrimary(world)
    if (mark !== lastMark || step % 16 === 0) checkNothingLost(world)
    lastMark = mark
    const { nodes } = world
    const node = nodes[(step >> 1) % Math.max(1, nodes.length)]
    if (node && step % 2 === 0) checkOverlay(world, node)
  }
}

function newestId(primary: SimulatedPrimary): string | undefined {
  return primary.log.at(-1)?.mark.id
}

/** Left out of some worlds. */
const RARE = new Set([
  'crash',
  'loseCopy',
  'damage',
  'restore',
  'clock',
  'sweep',
  'mistake',
  'weather',
  'stray',
])
