import type { Generation } from './generation.server.ts'
import { readCopy } from './read-copy.server.ts'

/** What serving a copy needs. */
export interface ServedCopyOptions {
  readonly encryptionKey?: string | undefined
  /** A copy without one of these is not served: this release would not know its schema. */
  readonly requiredMigrations: readonly string[]
  /** Told from which file to read from now on, null for none, and the name of the lineage that it belongs to. */
  readonly onServe: (path: string | null, lineage: string) => void
}

/** Which file this machine reads from. */
export class ServedCopy {
  readonly #options: ServedCopyOptions
  #path: string | null = null

  constructor(options: ServedCopyOptions) {
    this.#options = options
  }

  /** Null while there is none. */
  get path(): string | null {
    return this.#path
  }

  /** The live copy, if this release can read it; else the one that was verified last. */
  serveBest(current: Generation | null): void {
    if (current && this.#isServable(current.path)) this.#serve(current.path, current)
    else this.serveVerified(current)
  }

  /** The one that was verified last, or none. */
  serveVerified(current: Generation | null): void {
    const hasVerified = current !== null && this.#isServable(current.verifiedPath)
    this.#serve(hasVerified ? current.verifiedPath : null, current)
  }

  /** The one that was verified last, where there is one: what is served may be bad, and may be good. */
  preferVerified(current: Generation | null): void {
    if (current && this.#isServable(current.verifiedPath)) this.#serve(current.verifiedPath, current)
  }

  #serve(path: string | null, current: Generation | null): void {
    if (path === this.#path && path !== null) return
    this.#path = path
    this.#options.onServe(path, current?.name ?? '')
  }

  #isServable(path: string): boolean {
    const facts = readCopy(path, this.#options.encryptionKey)
    if ('unreadable' in facts) return false
    const had = new Set(facts.migrations)
    return this.#options.requiredMigrations.every((name) => had.has(name))
  }
}
