import type { Histogram, Registry } from 'prom-client'
import type { DurationHistogram } from '#app/data/monitor/duration-histogram.ts'
import { SECOND_MS } from '#app/kernel/time.ts'

/** Durations under one set of labels. */
export interface LabelledDurations {
  readonly labels: Readonly<Record<string, string>>
  readonly durations: DurationHistogram
}

/**
 * Registers a Prometheus histogram of durations that are counted elsewhere: to count them with labels here would cost more
 * than many of the questions that are counted.
 *
 * @param list asked each time the figures are shown
 */
export function registerDurations(
  registry: Registry,
  about: { readonly name: string; readonly help: string },
  list: () => readonly LabelledDurations[],
): void {
  const head = { ...about, type: 'histogram', aggregator: 'sum' }
  const metric = {
    ...head,
    get: () => Promise.resolve({ ...head, values: list().flatMap((one) => toValues(about.name, one)) }),
  }
  // cast: a registry asks these of a metric; the rest of a histogram is for counting.
  registry.registerMetric(metric as unknown as Histogram)
}

function toValues(name: string, { labels, durations }: LabelledDurations) {
  return [
    ...durations.listCumulative().map(({ boundMs, count }) => ({
      metricName: `${name}_bucket`,
      labels: { le: Number.isFinite(boundMs) ? boundMs / SECOND_MS : '+Inf', ...labels },
      value: count,
    })),
    { metricName: `${name}_sum`, labels, value: durations.totalMs / SECOND_MS },
    { metricName: `${name}_count`, labels, value: durations.count },
  ]
}
