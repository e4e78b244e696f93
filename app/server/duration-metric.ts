import { Histogram, type Registry } from 'prom-client'
import type { DurationHistogram } from '#app/data/monitor/duration-histogram.ts'
import { SECOND_MS } from '#app/kernel/time.ts'

/** Durations of one set of labels. */
export interface LabelledDurations {
  readonly labels: Readonly<Record<string, string>>
  readonly durations: DurationHistogram
}

/**
 * A Prometheus histogram of durations that were counted elsewhere: counting with labels here would cost more than many
 * of the questions that are counted.
 */
export class DurationMetric extends Histogram {
  readonly #name: string
  readonly #list: () => readonly LabelledDurations[]

  /** @param list asked each time the figures are shown */
  constructor(registry: Registry, name: string, help: string, list: () => readonly LabelledDurations[]) {
    super({ name, help, registers: [registry] })
    this.#name = name
    this.#list = list
  }

  override async get(): ReturnType<Histogram['get']> {
    const name = this.#name
    const values = this.#list().flatMap(({ labels, durations }) => [
      ...durations.listCumulative().map(({ boundMs, count }) => ({
        metricName: `${name}_bucket`,
        labels: { ...labels, le: Number.isFinite(boundMs) ? boundMs / SECOND_MS : '+Inf' },
        value: count,
      })),
      { metricName: `${name}_sum`, labels: { ...labels }, value: durations.totalMs / SECOND_MS },
      { metricName: `${name}_count`, labels: { ...labels }, value: durations.count },
    ])
    return { ...(await super.get()), values }
  }
}
