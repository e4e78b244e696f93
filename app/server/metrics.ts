import type { RequestHandler } from 'express'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'
import type { MeasuredData } from './measured-data.ts'
import { registerNodeGauges } from './node-gauges.ts'
import { registerDurations } from './register-durations.ts'
import type { Watch } from './watch.ts'

/** Figures for Prometheus, and the middleware that takes one of them. */
export interface Metrics {
  readonly observe: RequestHandler
  readonly show: RequestHandler
  /** How many requests were answered since the start. */
  readonly countRequests: () => number
}

/**
 * Starts counting requests, and gathers what is known of the process, the copy of the database, the journal, shipping and
 * each question.
 */
export function startMetrics(data: MeasuredData, watch: Watch): Metrics {
  const registry = new Registry()
  registerProcessMetrics(registry)
  registerNodeGauges(registry, data, watch)
  registerQuestions(registry, watch)
  registerShipping(registry, watch)
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of the response',
    labelNames: ['method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  let requests = 0
  return {
    observe(request, response, next) {
      const stop = durations.startTimer({ method: request.method })
      response.on('finish', () => {
        requests += 1
        stop({ status: String(response.statusCode) })
      })
      next()
    },
    show(_request, response, next) {
      registry.metrics().then((text) => response.type(registry.contentType).send(text), next)
    },
    countRequests: () => requests,
  }
}

/** The process's own, but for the delay of the event loop: those start anew whenever anybody looks. */
function registerProcessMetrics(registry: Registry): void {
  collectDefaultMetrics({ register: registry })
  for (const { name } of registry.getMetricsAsArray()) {
    if (name.startsWith('nodejs_eventloop_lag_')) registry.removeSingleMetric(name)
  }
}

function registerQuestions(registry: Registry, watch: Watch): void {
  registerDurations(
    registry,
    { name: 'question_duration_seconds', help: 'Time that SQLite took for a named question' },
    () => watch.queries.list().map(({ name, durations }) => ({ labels: { question: name }, durations })),
  )
  new Counter({
    name: 'question_rows_total',
    help: 'Rows that named questions were answered',
    labelNames: ['question'],
    registers: [registry],
    collect() {
      this.reset()
      for (const { name, rows } of watch.queries.list()) this.inc({ question: name }, rows)
    },
  })
}

function registerShipping(registry: Registry, watch: Watch): void {
  registerDurations(
    registry,
    { name: 'ship_duration_seconds', help: 'Time until the primary had a batch of entries' },
    () => [{ labels: {}, durations: watch.ships.durations }],
  )
  new Counter({
    name: 'shipped_entries_total',
    help: 'Entries in all the batches that were shipped',
    registers: [registry],
    collect() {
      this.reset()
      this.inc(watch.ships.countEntries())
    },
  })
}
