import { tables, toStatement } from '#app/data/sql.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { DAY_MS, MINUTE_MS, toIso } from '#app/kernel/time.ts'
import type { Luck } from './network.ts'
import { newEntry } from './new-entry.ts'
import type { NodeSlot } from './node-slot.ts'
import type { Sent } from './sent-entries.ts'
import type { SimulatedNode } from './simulated-node.ts'
import type { World } from './world.ts'

/** Something that can happen; it does nothing where it makes no sense. */
type Action = (world: World) => void

/** Everything that can happen, and how often. */
export const ACTIONS: Readonly<Record<string, readonly [action: Action, weight: number]>> = {
  send: [(world) => onNode(world, (node) => offer(world, node, newEntry(world))), 14],
  repeat: [(world) => onNode(world, (node) => repeat(world, node)), 6],
  ship: [(world) => onNode(world, (node) => startRound(node)), 14],
  network: [moveNetwork, 45],
  impatience: [(world) => finishOne(world, (what) => what === 'patience', 'lost'), 2],
  stray: [endStray, 3],
  sync: [(world) => onNode(world, (node) => void (node.syncer.isIdle && node.syncer.requestSync())), 8],
  start: [(world) => onDownSlot(world, (slot) => world.start(slot)), 8],
  crash: [(world) => onNode(world, (node) => world.crash(node)), 2],
  loseCopy: [loseCopy, 0.7],
  damage: [(world) => onNode(world, (node) => damage(world, node)), 0.7],
  restore: [restore, 1],
  direct: [(world) => onNode(world, (node) => writeDirectly(node, false)), 2],
  cure: [(world) => onNode(world, (node) => writeDirectly(node, true)), 0.7],
  retry: [(world) => onNode(world, (node) => retryParked(world, node)), 1.5],
  clock: [jumpClock, 1.5],
  sweep: [(world) => onNode(world, (node) => sweep(world, node)), 1.5],
  weather: [(world) => void (world.weather = world.chance.pick(['good', 'good', 'bad', 'away'])), 2],
  mistake: [(world) => breakOrMend(world), 0.6],
}

/** Begins a round of shipping where none is under way. */
export function startRound(node: SimulatedNode): void {
  if (!node.isShipping) void node.ship()
}

function onNode(world: World, act: (node: SimulatedNode) => void): void {
  if (world.nodes.length > 0) act(world.chance.pick(world.nodes))
}

function onDownSlot(world: World, act: (slot: NodeSlot) => void): void {
  const down = world.slots.filter((slot) => !world.isUp(slot))
  if (down.length > 0) act(world.chance.pick(down))
}

function offer(world: World, node: SimulatedNode, sent: Sent): void {
  const isJudged = node.replica.isOpen() && world.chance.happens(0.95)
  if (isJudged && sent.trouble === 'refused') return
  const { entry } = sent
  const kept: AcceptedEntry = {
    ...entry,
    receivedAt: toIso(node.nowMs()),
    verdict: isJudged ? 'fine' : null,
  }
  world.note(`${node.life}: is sent ${entry.id} of ${entry.userId}${isJudged ? '' : ', unjudged'}`)
  const isForgotten = world.mistakes.keepsNotAll && world.chance.happens(0.1)
  const [appended] = isForgotten ? [{ ok: true }] : node.journal.appendOffers([{ entry: kept, isJudged }])
  // A node that ends here has kept it, and said nothing.
  if (appended?.ok && !world.chance.happens(0.05)) world.sent.acknowledge(sent, node.name)
}

function repeat(world: World, node: SimulatedNode): void {
  if (world.sent.list.length > 0) offer(world, node, world.chance.pick(world.sent.list))
}

function moveNetwork(world: World): void {
  const luck: Luck =
    world.weather === 'away'
      ? 'refused'
      : world.chance.weighed(
          world.weather === 'good'
            ? [['answered', 1]]
            : [
                ['answered', 4],
                ['refused', 1],
                ['lost', 1],
                ['unanswered', 1.5],
                ['late', 1.5],
              ],
        )
  finishOne(world, (what) => what !== 'patience', luck)
}

function finishOne(world: World, isMeant: (what: string) => boolean, luck: Luck): void {
  const waiting = world.network.waiting.filter(({ what }) => isMeant(what))
  if (waiting.length > 0) world.network.finish(world.chance.pick(waiting), luck)
}

function endStray(world: World): void {
  const { strays } = world.network
  if (strays > 0) world.network.endStray(world.chance.below(strays), world.chance.happens(0.2))
}

/** Of a node that is down. */
function loseCopy(world: World): void {
  onDownSlot(world, (slot) => {
    slot.served = null
    world.note(`${slot.name} has lost its copy`)
  })
}

function damage(world: World, node: SimulatedNode): void {
  const copy = node.syncer.current
  if (!copy) return
  const verified = node.takeCopy()
  const count = 1 + world.chance.below(copy.applied.length)
  world.note(`${node.life}: its copy is damaged; one of ${count} commits is served`)
  verified.begin(copy.applied.slice(0, count), copy.lineage)
  node.syncer.condemn(verified)
}

/** Not to a state before what journals have dropped, a week after it was safe. */
function restore(world: World): void {
  const { log } = world.primary
  const kept = new Set(world.keptEverywhere().map(({ id }) => id))
  const dropped = world.listHeldIds().filter((id) => !kept.has(id))
  if (dropped.length > 0) return
  const isWiped = world.chance.happens(0.3)
  const count = isWiped ? 0 : 1 + world.chance.below(log.length)
  world.note(isWiped ? 'the primary is wiped' : `the primary is restored to ${count} of ${log.length}`)
  world.restore(count)
}

function writeDirectly(node: SimulatedNode, isCure: boolean): void {
  const now = toIso(node.nowMs())
  const texts = { slug: 'late', description: '', overview: '', overviewHtml: '', hash: '' }
  const row = { id: 'late', ...texts, difficulty: 'BEGINNER' as const, estimatedMinutes: 1, metadata: '{}' }
  const insert = tables.insertInto('Course').values({ ...row, title: '', createdAt: now, updatedAt: now })
  const statement = toStatement(insert.onConflict((conflict) => conflict.doNothing()))
  if (node.replica.isOpen()) void node.primary().commit(isCure ? [statement] : [])
}

function retryParked(world: World, node: SimulatedNode): void {
  const parked = world.primary.ask(tables.selectFrom('Parked').select('entry').orderBy('id'))
  if (parked.length === 0) return
  // cast: parked entries are kept as they were.
  const entry = JSON.parse(world.chance.pick(parked).entry) as AcceptedEntry
  world.note(`${node.life}: retries ${entry.id}`)
  node.journal.keepForRetry([entry])
}

function jumpClock(world: World): void {
  const slot = world.chance.pick(world.slots)
  const wide = world.chance.happens(0.2) ? 12 * DAY_MS : 90 * MINUTE_MS
  slot.clockOffsetMs = Math.floor((world.chance.real() - 0.3) * wide)
}

/** Once a primary was restored, what journals hold may be needed for longer. */
function sweep(world: World, node: SimulatedNode): void {
  if (!world.hasBeenRestored) node.journal.dropOld(node.nowMs())
}

function breakOrMend(world: World): void {
  const slot = world.chance.pick(world.slots)
  slot.isBroken = !slot.isBroken
}
