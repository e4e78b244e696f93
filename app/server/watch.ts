import type { Logger } from 'pino'
import { QueryFigures } from '#app/data/monitor/query-figures.ts'
import { SAMPLE_EVERY_MS } from '#app/data/monitor/samples.ts'
import { ShipFigures } from '#app/data/monitor/ship-figures.ts'
import { watchLoopDelay, type LoopDelayWatch } from './loop-delay.ts'

/** What is counted from the start on, before anything is opened that could be counted. */
export interface Watch {
  readonly queries: QueryFigures
  readonly ships: ShipFigures
  readonly loopDelay: LoopDelayWatch
}

/** Begins to count; slow queries go into the log. */
export function startWatch(log: Logger): Watch {
  return {
    queries: new QueryFigures({
      nowMs: () => Date.now(),
      onSlow: ({ name, sql, durationMs, rows, plan }) =>
        log.warn({ question: name, ms: Math.round(durationMs), rows, sql, plan }, 'a slow question'),
    }),
    ships: new ShipFigures(),
    loopDelay: watchLoopDelay(SAMPLE_EVERY_MS),
  }
}
