import type { Reader } from '#app/data/reader.ts'
import { getDashboard } from '#app/features/xp/get-dashboard.server.ts'
import { spreadOf } from './spread.ts'

/** How long the data of a dashboard takes, in ms; medians of several rounds. */
export interface DashboardFigures {
  readonly p50: number
  readonly p99: number
}

/**
 * Reads dashboards again and again.
 *
 * @param nextUserId whose turn it is
 * @param reads in one round
 */
export function measureDashboard(
  reader: Reader,
  nextUserId: () => string,
  { nowMs, rounds, reads }: Readonly<Record<'nowMs' | 'rounds' | 'reads', number>>,
): DashboardFigures {
  const figures = Array.from({ length: rounds + 1 }, () => {
    const times = Array.from({ length: reads }, () => {
      const userId = nextUserId()
      const begunMs = performance.now()
      const viewer = { userId, timeZone: 'Europe/Dublin' }
      reader.forLearner(userId, (view) => getDashboard(view, viewer, nowMs))
      return performance.now() - begunMs
    })
    return spreadOf(times)
  })
  // The first round is for warming up.
  const counted = figures.slice(1)
  return {
    p50: spreadOf(counted.map((round) => round.p50)).p50,
    p99: spreadOf(counted.map((round) => round.p99)).p50,
  }
}
