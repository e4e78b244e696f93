import { setTimeout as sleep } from 'node:timers/promises'

/** How many entries a node has yet to ship, by its own word. */
export async function readPending(origin: string): Promise<number> {
  const answer = await fetch(`${origin}/health`)
  // cast: the shape that `GET /health` has.
  const health = (await answer.json()) as { readonly journal: { readonly pending: number } }
  return health.journal.pending
}

/** Waits until a node has shipped everything; whether it did in time. */
export async function untilShipped(origin: string, limitMs: number): Promise<boolean> {
  return until(async () => (await readPending(origin)) === 0, limitMs, 50)
}

/** Waits until a node shows a page. */
export async function untilServes(origin: string, path: string, limitMs: number): Promise<boolean> {
  return until(async () => (await fetch(`${origin}${path}`)).ok, limitMs, 50)
}

async function until(isTrue: () => Promise<boolean>, limitMs: number, everyMs: number): Promise<boolean> {
  const deadlineMs = performance.now() + limitMs
  while (performance.now() < deadlineMs) {
    if (await isTrue()) return true
    await sleep(everyMs)
  }
  return false
}
