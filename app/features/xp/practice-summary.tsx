import { Link } from '@remix-run/react'
import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { ButtonLink } from '#app/ui/button.tsx'
import { PageTitle } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { practice } from '#app/words/en/practice.ts'
import { xp } from '#app/words/en/xp.ts'
import { useWords } from '#app/words/use-words.ts'
import type {
  PracticeSummary as Summary,
  PractisedTopic,
  SummarisedAnswer,
} from './get-practice-summary.server.ts'
import { groupBy } from './rules/activity-groups.ts'
import { answerInWords } from './rules/answer-words.ts'
import { levelInWords } from './rules/standing-words.ts'
import { streakInWords } from './rules/streak-words.ts'

/** What a practice session has changed, and why. */
export function PracticeSummary({ summary, resumeTo }: PracticeSummaryProps) {
  const [t, tXp] = [useWords(practice), useWords(xp)]
  const { answers, right, xpEarned, topics, streak, today } = summary
  if (answers.length === 0) return <NothingAnswered resumeTo={resumeTo} />
  return (
    <div tabIndex={-1} data-first className="outline-none">
      <PageTitle
        title={t('summary.title')}
        lead={t('summary.lead', { answers: answers.length, right, wrong: answers.length - right })}
      />
      <div className="space-y-10">
        {xpEarned > 0 && (
          <p className="text-lg font-semibold text-earned quiet:hidden">
            {t('summary.earned', { points: xpEarned })}
          </p>
        )}
        <Section id="answers" title={t('summary.answers')}>
          {groupBy(answers, ({ lesson, topicTitle }) => lesson?.to ?? topicTitle).map((own) => (
            <AnswersOfLesson key={own[0].id} answers={own} today={today} />
          ))}
        </Section>
        <Section id="topics" title={t('summary.topics')}>
          <ul className="divide-y divide-line rounded-card border border-line bg-raised">
            {topics.map((topic) => (
              <TopicLine key={topic.topicSlug} topic={topic} />
            ))}
          </ul>
        </Section>
        <p className="quiet:hidden">
          <strong>{tXp('streak.inARow', { days: streak.lengthDays })}</strong> {streakInWords(tXp, streak)}
        </p>
        <WaysOn resumeTo={resumeTo} />
      </div>
    </div>
  )
}

interface PracticeSummaryProps {
  readonly summary: Summary
  /** Where the session goes on, when it was ended before its end; null when it is over. */
  readonly resumeTo: string | null
}

function NothingAnswered({ resumeTo }: Pick<PracticeSummaryProps, 'resumeTo'>) {
  const t = useWords(practice)
  return (
    <div tabIndex={-1} data-first className="outline-none">
      <PageTitle
        title={t(resumeTo === null ? 'summary.nothingLeft' : 'summary.nothingYet')}
        lead={t(resumeTo === null ? 'summary.nothingLeftAbout' : 'summary.nothingYetAbout')}
      />
      <WaysOn resumeTo={resumeTo} />
    </div>
  )
}

function AnswersOfLesson({ answers, today }: AnswersProps) {
  const [{ lesson, topicTitle }] = answers
  return (
    <div className="overflow-hidden rounded-card border border-line bg-raised">
      <h3 className="border-b border-line px-5 py-1 font-sans font-semibold wrap-anywhere">
        {lesson === null ? (
          <span className="inline-flex min-h-11 items-center">{topicTitle}</span>
        ) : (
          <Link
            to={lesson.to}
            className="inline-flex min-h-11 items-center underline-offset-4 hover:text-accent hover:underline"
          >
            {lesson.title}
          </Link>
        )}
      </h3>
      <ol className="divide-y divide-line">
        {answers.map((answer) => (
          <AnswerLine key={answer.id} answer={answer} today={today} />
        ))}
      </ol>
    </div>
  )
}

interface AnswersProps {
  /** Of one lesson. */
  readonly answers: readonly [SummarisedAnswer, ...SummarisedAnswer[]]
  /** `YYYY-MM-DD`. */
  readonly today: string
}

function AnswerLine({ answer, today }: AnswerLineProps) {
  const [t, tXp] = [useWords(practice), useWords(xp)]
  const { isCorrect, number } = answer
  const { payWords, returnWords } = answerInWords(tXp, answer, today)
  return (
    <li className="grid grid-cols-[auto_1fr] gap-x-3 px-5 py-3">
      <span className={isCorrect ? 'text-good' : 'text-muted'}>
        {isCorrect ? <Check {...SIGN} /> : <X {...SIGN} />}
        <span className="sr-only">{t(isCorrect ? 'summary.right' : 'summary.wrong')}</span>
      </span>
      <div className="min-w-0 gap-x-3 sm:flex sm:items-baseline">
        <p className="shrink-0 font-medium sm:min-w-24">{t('summary.task', { number })}</p>
        <p className="text-sm text-muted">
          <span className="quiet:hidden">{payWords}</span>
          {returnWords && <span className="block">{returnWords}</span>}
        </p>
      </div>
    </li>
  )
}

interface AnswerLineProps {
  readonly answer: SummarisedAnswer
  /** `YYYY-MM-DD`. */
  readonly today: string
}

const SIGN = { 'aria-hidden': true, className: 'mt-1 size-4' } as const

function TopicLine({ topic }: { readonly topic: PractisedTopic }) {
  const [t, tXp] = [useWords(practice), useWords(xp)]
  const standing = tXp('standing.title', { level: topic.level, standing: levelInWords(tXp, topic) })
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 px-5 py-3">
      <Link to={`/topics/${topic.topicSlug}`} className="font-semibold underline-offset-4 hover:underline">
        {topic.topicTitle}
      </Link>
      <span className="quiet:hidden">
        {topic.earnedXp === 0
          ? standing
          : t.rich('summary.earnedInTopic', { standing, points: topic.earnedXp, earned: inGold })}
      </span>
    </li>
  )
}

const inGold = (chunks: ReactNode) => <span className="text-earned">{chunks}</span>

function WaysOn({ resumeTo }: Pick<PracticeSummaryProps, 'resumeTo'>) {
  const t = useWords(practice)
  return (
    <div className="flex flex-wrap gap-3">
      {resumeTo === null ? (
        <ButtonLink to="/practice" data-key="next">
          {t('summary.more')}
        </ButtonLink>
      ) : (
        <ButtonLink to={resumeTo} data-key="next">
          {t('summary.goOn')}
        </ButtonLink>
      )}
      <ButtonLink to="/dashboard" look="secondary">
        {t('summary.dashboard')}
      </ButtonLink>
    </div>
  )
}
