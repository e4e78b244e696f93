import { Counter, Gauge, type Registry } from 'prom-client'
import { SECOND_MS } from '#app/kernel/time.ts'
import type { MeasuredData } from './measured-data.ts'
import { replicaAgeSeconds } from './replica-age.ts'
import type { Watch } from './watch.ts'

/** Registers what is true of this node at the moment when it is asked. */
export function registerNodeGauges(registry: Registry, data: MeasuredData, watch: Watch): void {
  registerReplica(registry, data)
  registerJournal(registry, data)
  registerLoopDelay(registry, watch)
  if (data.syncerFigures) registerSyncer(registry, data.syncerFigures)
}

function registerReplica(registry: Registry, data: MeasuredData): void {
  registerGauge(registry, 'replica_age_seconds', 'Age of the copy of the database', () =>
    replicaAgeSeconds(data.freshness.state(), Date.now()),
  )
  registerGauge(
    registry,
    'replica_frame',
    'Replication frame of the copy; not monotonic',
    () => data.freshness.state().frame,
  )
  registerGauge(registry, 'replica_open', 'Whether there is a copy that can be read', () =>
    Number(data.freshness.state().isOpen),
  )
  registerGauge(registry, 'primary_reachable', 'Whether the primary answered when it was last asked', () =>
    Number(data.freshness.state().isPrimaryReachable && (data.http?.isReachable() ?? true)),
  )
}

function registerJournal(registry: Registry, data: MeasuredData): void {
  new Gauge({
    name: 'journal_entries',
    help: 'Entries that the primary does not have yet, by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { pending, parked } = data.journal.readBacklog()
      this.set({ state: 'pending' }, pending)
      this.set({ state: 'parked' }, parked)
    },
  })
  registerGauge(registry, 'journal_oldest_seconds', 'Age of the oldest pending entry; 0 when none is', () => {
    const { oldestAt } = data.journal.readBacklog()
    return oldestAt === null ? 0 : Math.max(0, (Date.now() - Date.parse(oldestAt)) / SECOND_MS)
  })
}

function registerLoopDelay(registry: Registry, watch: Watch): void {
  new Gauge({
    name: 'nodejs_eventloop_delay_seconds',
    help: 'How late the event loop was over the last five seconds',
    labelNames: ['quantile'],
    registers: [registry],
    collect() {
      const { p50Ms, p99Ms, maxMs } = watch.loopDelay.read()
      this.set({ quantile: 'p50' }, p50Ms / SECOND_MS)
      this.set({ quantile: 'p99' }, p99Ms / SECOND_MS)
      this.set({ quantile: 'max' }, maxMs / SECOND_MS)
    },
  })
}

function registerSyncer(registry: Registry, figures: NonNullable<MeasuredData['syncerFigures']>): void {
  registerGauge(registry, 'syncer_rss_bytes', 'Memory of the syncer', () => figures().rssBytes)
  new Counter({
    name: 'syncer_restarts_total',
    help: 'Syncers that had to be replaced',
    registers: [registry],
    collect() {
      this.reset()
      this.inc(figures().restarts)
    },
  })
}

/** @param read null leaves the figure out */
function registerGauge(registry: Registry, name: string, help: string, read: () => number | null): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      const value = read()
      if (value === null) this.remove()
      else this.set(value)
    },
  })
}
