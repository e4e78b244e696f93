import { rmSync } from 'node:fs'
import type { ReplicaState } from '#app/data/freshness.ts'
import type { PrimaryAddress } from '#app/data/primary-http.server.ts'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '#app/kernel/time.ts'
import {
  findCurrentGeneration,
  findSyncedAtMs,
  makeCurrent,
  makeGeneration,
  noteSyncedAt,
  removeOtherGenerations,
  setAside,
  type Generation,
} from './generation.server.ts'
import { ServedCopy, type ServedCopyOptions } from './served-copy.server.ts'
import { SyncTurns } from './sync-turns.ts'
import {
  startSyncerChild,
  type ChildAnswer,
  type SyncerChildHandle,
  type SyncerProgram,
} from './syncer-child-handle.server.ts'
import type { SyncReport } from './syncer-messages.ts'

/** What happens, for the log. `isAlarm`: an operator should look. */
export type SyncerEvent = { readonly message: string; readonly detail: string; readonly isAlarm: boolean }

/** What a syncer needs; `onServe` is called by the constructor when there is a copy already. */
export interface SyncerOptions extends ServedCopyOptions {
  /** Folder of the generations. */
  readonly root: string
  readonly program: SyncerProgram
  readonly address: PrimaryAddress
  readonly intervalMs: number
  /** A new ULID. */
  readonly newId: () => string
  readonly onEvent: (event: SyncerEvent) => void
  /** For tests: how long a silent child is waited for. */
  readonly patienceMs?: number
}

/**
 * Keeps this machine's copy of the primary. Children do the work, one at a time; a copy that cannot be followed any
 * more is replaced by one that is built beside it, while it, or its last verified copy, goes on being served.
 */
export class Syncer {
  readonly #options: SyncerOptions
  readonly #turns: SyncTurns
  #current: Generation | null
  #child: SyncerChildHandle | null = null
  #alarm: ReplicaState['alarm'] = null
  readonly #served: ServedCopy
  #verifiedAtMs = 0
  #syncedAtMs: number | null = null
  #isReachable = false
  #frame: number | null = null
  #rssBytes: number | null = null
  #restarts = 0
  #oddFailures = 0
  /** Damage was met since the last check. */
  #isSuspect = false
  /** Damage was met, and the check found none. */
  #isAcquitted = false

  constructor(options: SyncerOptions) {
    this.#options = options
    this.#current = findCurrentGeneration(options.root)
    removeOtherGenerations(options.root, this.#current)
    this.#syncedAtMs = this.#current ? findSyncedAtMs(this.#current) : null
    this.#served = new ServedCopy(options)
    this.#served.serveBest(this.#current)
    this.#turns = new SyncTurns(() => this.#turn(), options.intervalMs)
  }

  state(): ReplicaState {
    return {
      isOpen: this.#served.path !== null,
      syncedAtMs: this.#syncedAtMs,
      isPrimaryReachable: this.#isReachable,
      frame: this.#frame,
      alarm: this.#alarm,
    }
  }

  /** Memory of the child, and how often one had to be replaced. */
  figures(): { readonly rssBytes: number | null; readonly restarts: number } {
    return { rssBytes: this.#rssBytes, restarts: this.#restarts }
  }

  /** Asks for a sync that begins after this call; whether it succeeded. */
  requestSync(): Promise<boolean> {
    return this.#turns.ask()
  }

  /**
   * Somebody met damage while reading: the last verified copy is served, where there is one, and the live one is checked
   * before anything else. What passes is opened anew; readers that meet damage in it again are believed.
   */
  suspect(): void {
    this.#isSuspect = true
    this.#verifiedAtMs = 0
    this.#served.preferVerified(this.#current)
    void this.#turns.ask()
  }

  async close(): Promise<void> {
    this.#turns.close()
    this.#child?.kill()
    await this.#child?.ended
  }

  async #turn(): Promise<boolean> {
    return this.#current && this.#alarm === null ? this.#follow(this.#current) : this.#build()
  }

  async #follow(generation: Generation): Promise<boolean> {
    const child = this.#childFor(generation)
    if (Date.now() - this.#verifiedAtMs > VERIFY_EVERY_MS) {
      const verified = await child.request('verify', VERIFY_PATIENCE_MS)
      if (verified.end === 'malformed') return this.#condemn('malformed', verified.detail, true)
      if (verified.end === 'done' && !this.#acquit()) {
        return this.#condemn('malformed', 'readers meet damage that the check does not find', true)
      }
    }
    const answer = await child.request('sync', this.#options.patienceMs ?? SYNC_PATIENCE_MS)
    // The check after the sync before may have condemned this copy meanwhile.
    if (this.#alarm !== null) return false
    return this.#note(answer, child)
  }

  /** Notes that the check has found nothing; false when readers say otherwise for the second time. */
  #acquit(): boolean {
    const wasSuspect = this.#isSuspect
    this.#isSuspect = false
    if (wasSuspect && this.#isAcquitted) return false
    this.#isAcquitted = wasSuspect
    this.#verifiedAtMs = Date.now()
    return true
  }

  #note(answer: ChildAnswer, child: SyncerChildHandle): boolean {
    if (answer.end === 'gone') {
      this.#replaceChild(answer.detail)
      return false
    }
    this.#rssBytes = answer.rssBytes
    this.#isReachable = answer.end !== 'unreachable'
    if (answer.end === 'foreign') return this.#condemn('foreign-history', answer.detail, false)
    if (answer.end === 'malformed') return this.#condemn('malformed', answer.detail, true)
    if (answer.end === 'failed') return this.#noteFailure(answer.detail)
    if (answer.end !== 'done') return false
    this.#oddFailures = 0
    this.#noteSync(answer)
    if (this.#served.path !== this.#current?.path) {
      this.#served.serveBest(this.#current)
      // It has a migration now that it lacked when it was checked; so should the one to fall back on.
      this.#verifiedAtMs = 0
    }
    // libsql's replica client leaks (client-ts #135): none lives for ever.
    if (answer.rssBytes > RSS_LIMIT || Date.now() - child.startedAtMs > DAY_MS) this.#stopChild()
    return true
  }

  #noteSync(report: SyncReport): void {
    this.#frame = report.frame
    const beforeMs = this.#syncedAtMs ?? 0
    this.#syncedAtMs = report.begunAtMs
    const noteNow = Math.floor(report.begunAtMs / NOTE_EVERY_MS) !== Math.floor(beforeMs / NOTE_EVERY_MS)
    if (this.#current && noteNow) noteSyncedAt(this.#current, report.begunAtMs)
  }

  /** Builds a copy beside the one that is there; only what is whole and verified takes its place. */
  async #build(): Promise<boolean> {
    const { root, newId } = this.#options
    this.#stopChild()
    const generation = makeGeneration(root, newId())
    const child = this.#childFor(generation)
    const patienceMs = this.#options.patienceMs ?? BUILD_PATIENCE_MS
    const synced = await child.request('sync', patienceMs)
    // A primary that was never migrated is waited for; a copy of nothing would be of no use.
    const hasHistory = synced.end === 'done' && synced.newest !== null
    const verified = hasHistory ? await child.request('verify', VERIFY_PATIENCE_MS) : synced
    this.#isReachable = synced.end !== 'unreachable' && synced.end !== 'gone'
    if (synced.end !== 'done' || !hasHistory || verified.end !== 'done') {
      if (this.#isReachable && verified.end !== 'done')
        this.#tell('a new copy could not be built', verified.detail, true)
      this.#stopChild()
      await child.ended
      rmSync(generation.folder, { recursive: true, force: true })
      return false
    }
    this.#replaceCopy(generation)
    this.#noteSync(synced)
    this.#verifiedAtMs = Date.now()
    this.#served.serveBest(this.#current)
    return true
  }

  #replaceCopy(generation: Generation): void {
    const { root } = this.#options
    const old = this.#current
    makeCurrent(root, generation)
    this.#current = generation
    this.#alarm = null
    this.#oddFailures = 0
    this.#isSuspect = false
    this.#isAcquitted = false
    if (old) setAside(root, old)
    this.#tell('a new copy is in use', generation.name, false)
  }

  /**
   * @param isUnfit whether the copy itself may no longer be read
   */
  #condemn(alarm: 'foreign-history' | 'malformed', detail: string, isUnfit: boolean): false {
    this.#alarm = alarm
    this.#tell(
      alarm === 'malformed' ? 'the copy is damaged' : 'the primary has another history',
      detail,
      true,
    )
    this.#stopChild()
    if (isUnfit) this.#served.serveVerified(this.#current)
    this.#turns.hurry()
    return false
  }

  /** The primary answers, and yet it does not go: after some time a new copy is the only thing left to try. */
  #noteFailure(detail: string): false {
    this.#oddFailures += 1
    this.#tell('a sync failed', detail, false)
    this.#stopChild()
    if (this.#oddFailures >= MAX_ODD_FAILURES) return this.#condemn('malformed', detail, false)
    return false
  }

  #replaceChild(detail: string): void {
    this.#child = null
    this.#rssBytes = null
    this.#restarts += 1
    // Whatever it died of may have been the copy.
    if (this.#restarts % 3 === 0) this.#verifiedAtMs = 0
    this.#tell('the syncer was replaced', detail, false)
  }

  #childFor(generation: Generation): SyncerChildHandle {
    if (this.#child?.folder === generation.folder) return this.#child
    const { program, address, encryptionKey } = this.#options
    const task = { folder: generation.folder, ...address, encryptionKey }
    const child = startSyncerChild(program, task, (detail) => {
      if (this.#child === child && this.#alarm === null) this.#condemn('foreign-history', detail, true)
    })
    this.#child = child
    return child
  }

  #stopChild(): void {
    this.#child?.kill()
    this.#child = null
    this.#rssBytes = null
  }

  #tell(message: string, detail: string, isAlarm: boolean): void {
    this.#options.onEvent({ message, detail, isAlarm })
  }
}

/** libsql has no timeout of its own (libsql #1224): a child whose files stand still for so long is killed. */
const SYNC_PATIENCE_MS = 10 * SECOND_MS
/** A whole database may be on its way in memory before the first byte is written. */
const BUILD_PATIENCE_MS = 2 * MINUTE_MS
const VERIFY_PATIENCE_MS = 10 * MINUTE_MS
const VERIFY_EVERY_MS = 60 * MINUTE_MS
const RSS_LIMIT = 512 * 1024 * 1024
const NOTE_EVERY_MS = 10 * SECOND_MS
const MAX_ODD_FAILURES = 5
