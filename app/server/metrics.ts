import type { RequestHandler } from 'express'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { JournalThread } from '#app/data/journal/journal-thread.server.ts'

/** Figures for Prometheus, and the middleware that takes one of them. */
export interface Metrics {
  readonly observe: RequestHandler
  readonly show: RequestHandler
}

/** Starts counting: the process's own figures, requests by method and status, the journal's backlog. */
export function startMetrics(journal: JournalThread): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of the response',
    labelNames: ['method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  new Gauge({
    name: 'journal_entries',
    help: 'Entries that the primary does not have yet, by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { pending, parked } = journal.readBacklog()
      this.set({ state: 'pending' }, pending)
      this.set({ state: 'parked' }, parked)
    },
  })
  return {
    observe(request, response, next) {
      const stop = durations.startTimer({ method: request.method })
      response.on('finish', () => stop({ status: String(response.statusCode) }))
      next()
    },
    show(_request, response, next) {
      registry.metrics().then((text) => response.type(registry.contentType).send(text), next)
    },
  }
}
