import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Random } from './chaos-random.ts'
import type { EdgeSchool } from './open-edge-school.ts'
import type { SchoolNode } from './school-node.ts'

/** Which process is killed; `shipping`: a web process while its journal has something to ship. */
export const VICTIMS = ['web', 'shipping', 'syncer', 'primary'] as const
export type Victim = (typeof VICTIMS)[number]

/** Kills processes of a school and starts them again at once. */
export class ChaosKills {
  readonly killed: Record<Victim, number> = { web: 0, shipping: 0, syncer: 0, primary: 0 }
  /** What went wrong beside what was meant to. */
  readonly mishaps: string[] = []
  readonly #school: EdgeSchool
  readonly #random: Random
  readonly #starts = new Map<SchoolNode, Promise<void>>()
  readonly #starting = new Set<SchoolNode>()
  /** How often each was killed. */
  readonly #turns = new Map<SchoolNode, number>()

  constructor(school: EdgeSchool, random: Random) {
    this.#school = school
    this.#random = random
  }

  /**
   * SIGKILL, as often as told, of every kind of process alike, in any order.
   *
   * @param limitMs ends it earlier where the machine is slow; not before each kind was killed once
   */
  async run(kills: number, limitMs: number): Promise<void> {
    const deadlineMs = performance.now() + limitMs
    const rounds = Array.from({ length: Math.ceil(kills / VICTIMS.length) }, () =>
      this.#random.shuffled(VICTIMS),
    )
    for (const [index, victim] of rounds.flat().slice(0, kills).entries()) {
      if (index >= VICTIMS.length && performance.now() > deadlineMs) return
      await sleep(this.#random.between(100, PAUSE_MS))
      if (victim === 'primary') await this.#killPrimary()
      else if (victim === 'syncer') await this.#killSyncer()
      else await this.#killWeb(victim)
      this.killed[victim] += 1
    }
  }

  /** Waits until everything that was killed runs again. */
  async settled(): Promise<void> {
    await Promise.all(this.#starts.values())
  }

  async #killPrimary(): Promise<void> {
    const { sqld } = this.#school
    await sqld.kill()
    await sleep(this.#random.chance(0.5) ? 0 : this.#random.between(0, 1_500))
    await sqld.restart()
  }

  async #killWeb(victim: 'web' | 'shipping'): Promise<void> {
    await this.#untilMostAreUp()
    const node = victim === 'web' ? this.#pickWeb() : await this.#findShipping(performance.now() + 3_000)
    const turn = (this.#turns.get(node) ?? 0) + 1
    this.#turns.set(node, turn)
    await node.kill()
    this.#starts.set(node, this.#startAgain(node, turn, this.#starts.get(node)))
  }

  async #startAgain(node: SchoolNode, turn: number, previous: Promise<void> | undefined): Promise<void> {
    await previous
    this.#starting.add(node)
    try {
      await node.start()
      this.#starting.delete(node)
    } catch (error) {
      const isKilledSince = this.#turns.get(node) !== turn
      if (!isKilledSince) this.mishaps.push(`a node did not start: ${String(error).slice(0, 2_000)}`)
    }
  }

  /** A slow machine would only ever be starting nodes, and nobody would do anything that could be lost. */
  async #untilMostAreUp(): Promise<void> {
    const deadlineMs = performance.now() + 30_000
    while (this.#starting.size > 1 && performance.now() < deadlineMs) await sleep(50)
  }

  /** Sometimes one that is only just starting. */
  #pickWeb(): SchoolNode {
    const { nodes } = this.#school
    const up = nodes.filter((node) => !this.#starting.has(node))
    return this.#random.pick(up.length === 0 || this.#random.chance(0.25) ? nodes : up)
  }

  async #findShipping(deadlineMs: number): Promise<SchoolNode> {
    const nodes = this.#random.shuffled(this.#school.nodes)
    while (performance.now() < deadlineMs) {
      for (const node of nodes) {
        if (((await node.findHealth())?.journal.pending ?? 0) > 0) return node
      }
      await sleep(5)
    }
    return this.#random.pick(nodes)
  }

  async #killSyncer(): Promise<void> {
    const deadlineMs = performance.now() + 10_000
    while (performance.now() < deadlineMs) {
      for (const node of this.#random.shuffled(this.#school.nodes)) {
        const pid = await findSyncer(node.pid)
        if (pid !== null && isKilled(pid)) return
      }
      await sleep(20)
    }
    this.mishaps.push('no node had a syncer for 10 s')
  }
}

/** Between two kills. */
const PAUSE_MS = 1_200

async function findSyncer(parent: number | undefined): Promise<number | null> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,command='])
  for (const line of stdout.split('\n')) {
    const [pid, ppid, ...command] = line.trim().split(/\s+/)
    if (Number(ppid) === parent && command.join(' ').includes('syncer-process')) return Number(pid)
  }
  return null
}

function isKilled(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself since.
    return false
  }
}

const run = promisify(execFile)
