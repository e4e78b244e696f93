import { xp } from '#app/words/en/xp.ts'
import { useWords } from '#app/words/use-words.ts'
import { MasteryBars } from './mastery-bars.tsx'
import type { TopicStatistics } from './rules/topic-statistics.ts'

/** How a learner does in a topic: how often right, how fast, how firmly. */
export function TopicStatisticsCard({ statistics }: { readonly statistics: TopicStatistics }) {
  const t = useWords(xp)
  const { attempts, correct, accuracy, averageMs, masteryCounts } = statistics
  return (
    <section
      aria-label={t('topic.statistics')}
      className="space-y-5 rounded-card border border-line bg-raised p-6"
    >
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        <div>
          <dt className="text-sm text-muted">{t('topic.rightAnswers')}</dt>
          <dd>
            {accuracy !== null && (
              <>
                <strong className="text-xl">{t('topic.accuracy', { share: accuracy })}</strong>{' '}
              </>
            )}
            <span className="text-muted">{t('topic.rightOf', { right: correct, answers: attempts })}</span>
          </dd>
        </div>
        {averageMs !== null && (
          <div>
            <dt className="text-sm text-muted">{t('topic.time')}</dt>
            <dd>
              <strong className="text-xl">{t('topic.seconds', { seconds: averageMs / 1_000 })}</strong>{' '}
              <span className="text-muted">{t('topic.onAverage')}</span>
            </dd>
          </div>
        )}
      </dl>
      <MasteryBars counts={masteryCounts} />
    </section>
  )
}
