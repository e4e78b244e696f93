import { entryHash } from '#app/data/journal/entry-hash.server.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'

/** Why an entry can never apply, or only later; `twin`: another content was sent under the same id. */
export type Trouble = 'missing-course' | 'malformed' | 'refused' | 'twin' | null

/** An entry that a browser has sent. */
export interface Sent {
  readonly entry: AcceptedEntry
  readonly hash: string
  readonly trouble: Trouble
}

/** An answer that a browser has had: kept. */
export interface Acknowledged {
  readonly node: string
  readonly id: string
  readonly userId: string
  readonly hash: string
}

/** The operation log: what was sent, and what was acknowledged. */
export class SentEntries {
  readonly #byId = new Map<string, Sent[]>()
  readonly #list: Sent[] = []
  readonly acknowledged: Acknowledged[] = []

  get list(): readonly Sent[] {
    return this.#list
  }

  add(entry: AcceptedEntry, trouble: Trouble): Sent {
    const sent = { entry, hash: entryHash(entry), trouble }
    this.#list.push(sent)
    this.#byId.set(entry.id, [...(this.#byId.get(entry.id) ?? []), sent])
    return sent
  }

  find(id: string, hash: string): Sent | null {
    return this.#byId.get(id)?.find((one) => one.hash === hash) ?? null
  }

  contentsOf(id: string): readonly Sent[] {
    return this.#byId.get(id) ?? []
  }

  /** Whether it may end up parked. */
  mayBeParked(id: string): boolean {
    return this.contentsOf(id).some(({ trouble }) => trouble !== null)
  }

  acknowledge({ entry, hash }: Sent, node: string): void {
    this.acknowledged.push({ node, id: entry.id, userId: entry.userId, hash })
  }
}
