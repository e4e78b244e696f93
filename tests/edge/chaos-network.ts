import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from './chaos-random.ts'
import type { FaultProxy } from './fault-proxy.ts'
import type { Fault } from './fault.ts'

/** Lets the network between a node and the primary fail in all ways, now and then, until told to stop. */
export async function disturb(
  proxy: FaultProxy,
  random: Random,
  { longestMs, isOver }: { readonly longestMs: number; readonly isOver: () => boolean },
): Promise<number> {
  let faults = 0
  while (!isOver()) {
    await sleepUntil(random.between(500, 4_000), isOver)
    if (isOver()) break
    await proxy.set(toFault(random))
    faults += 1
    // Most are short; a few outlast every patience.
    await sleepUntil(random.chance(0.9) ? random.between(200, 2_500) : longestMs, isOver)
    await proxy.clear()
  }
  await proxy.clear()
  return faults
}

function toFault(random: Random): Fault {
  const kind = random.pick(['latency', 'black-hole', 'reset', 'refuse', 'cut-after-request', 'drip'] as const)
  switch (kind) {
    case 'latency':
      return { kind, roundTripMs: random.between(20, 400) }
    case 'cut-after-request':
      return { kind, times: random.between(1, 3) }
    case 'drip':
      return { kind, bytesPerSecond: random.between(1_000, 20_000) }
    case 'black-hole':
    case 'reset':
    case 'refuse':
      return { kind }
  }
}

async function sleepUntil(ms: number, isOver: () => boolean): Promise<void> {
  const deadlineMs = performance.now() + ms
  while (!isOver() && performance.now() < deadlineMs) await sleep(50)
}
