import type { NodeReport, QuestionSummary } from '#app/data/monitor/node-report.ts'
import type { QuestionFigures } from '#app/data/monitor/query-figures.ts'
import type { Data } from './open-data.ts'
import { VERSION } from './project.ts'
import type { Sampling } from './sampling.ts'
import type { Watch } from './watch.ts'

/** Makes the function that says how this node is, for an operator's eyes. */
export function createNodeReport(data: Data, watch: Watch, sampling: Sampling): () => NodeReport {
  return () => {
    const replica = data.freshness.state()
    return {
      nodeId: data.journal.nodeId,
      version: VERSION,
      nowMs: Date.now(),
      uptimeSeconds: process.uptime(),
      primary: {
        kind: data.http ? 'libsql' : 'file',
        isReachable: data.http ? data.http.isReachable() && replica.isPrimaryReachable : true,
      },
      replica,
      backlog: data.journal.readBacklog(),
      journalProblem: data.journal.findProblem(),
      syncerRestarts: data.syncerFigures?.().restarts ?? 0,
      samples: sampling.samples.list(Date.now()),
      questions: watch.queries.list().map(summarise).toSorted(mostExpensiveFirst).slice(0, SHOWN),
      slow: watch.queries.listSlow(),
    }
  }
}

function summarise({ name, durations, rows }: QuestionFigures): QuestionSummary {
  const { count, totalMs, longestMs } = durations
  return { name, count, meanMs: totalMs / Math.max(1, count), longestMs, rows }
}

function mostExpensiveFirst(a: QuestionSummary, b: QuestionSummary): number {
  return b.count * b.meanMs - a.count * a.meanMs
}

const SHOWN = 40
