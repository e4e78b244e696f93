import { MasteryBars } from './mastery-bars.tsx'
import type { TopicStatistics } from './rules/topic-statistics.ts'

/** How a learner does in a topic: how often right, how fast, how firmly. */
export function TopicStatisticsCard({ statistics }: { readonly statistics: TopicStatistics }) {
  const { attempts, correct, accuracy, averageMs, masteryCounts } = statistics
  return (
    <section aria-label="How you do" className="space-y-5 rounded-card border border-line bg-raised p-6">
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        <div>
          <dt className="text-sm text-muted">Right answers</dt>
          <dd>
            {accuracy !== null && <strong className="text-xl">{Math.round(accuracy * 100)} % </strong>}
            <span className="text-muted">
              {correct} of {attempts}
            </span>
          </dd>
        </div>
        {averageMs !== null && (
          <div>
            <dt className="text-sm text-muted">Time for an answer</dt>
            <dd>
              <strong className="text-xl">{Math.round(averageMs / 1_000)} s</strong>{' '}
              <span className="text-muted">on average</span>
            </dd>
          </div>
        )}
      </dl>
      <MasteryBars counts={masteryCounts} />
    </section>
  )
}
