import { Link } from '@remix-run/react'
import { countOf } from '#app/kernel/words.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { PageTitle } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import type {
  PracticeSummary as Summary,
  PractisedTopic,
  SummarisedAnswer,
} from './get-practice-summary.server.ts'
import { levelInWords } from './rules/standing-words.ts'
import { streakInWords } from './rules/streak-words.ts'

/** What a practice session has changed, and why. */
export function PracticeSummary({ summary, resumeTo }: PracticeSummaryProps) {
  const { answers, right, xpEarned, topics, streak } = summary
  if (answers.length === 0) return <NothingAnswered resumeTo={resumeTo} />
  const wrong = answers.length - right
  return (
    <div tabIndex={-1} data-first className="outline-none">
      <PageTitle
        title="What changed"
        lead={`${countOf(answers.length, 'answer')}: ${right} right, ${wrong} not yet.`}
      />
      <div className="space-y-10">
        <p className="text-lg font-semibold text-earned quiet:hidden">{`+${xpEarned} XP.`}</p>
        <Section id="answers" title="Your answers">
          <ol className="divide-y divide-line rounded-card border border-line bg-raised">
            {answers.map((answer) => (
              <AnswerLine key={answer.id} answer={answer} />
            ))}
          </ol>
        </Section>
        <Section id="topics" title="Your topics">
          <ul className="divide-y divide-line rounded-card border border-line bg-raised">
            {topics.map((topic) => (
              <TopicLine key={topic.topicSlug} topic={topic} />
            ))}
          </ul>
        </Section>
        <p className="quiet:hidden">
          <strong>
            {streak.lengthDays === 0 ? 'No streak yet.' : `${countOf(streak.lengthDays, 'day')} in a row.`}
          </strong>{' '}
          {streakInWords(streak)}
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
  return (
    <div tabIndex={-1} data-first className="outline-none">
      <PageTitle
        title={resumeTo === null ? 'Nothing left here' : 'Nothing answered yet'}
        lead={
          resumeTo === null
            ? 'No task of this session has been answered, and none is waiting in it.'
            : 'The session waits for you, as it was.'
        }
      />
      <WaysOn resumeTo={resumeTo} />
    </div>
  )
}

function AnswerLine({ answer }: { readonly answer: SummarisedAnswer }) {
  const { isCorrect, lesson, topicTitle, payWords, returnWords } = answer
  return (
    <li className="grid grid-cols-[auto_1fr] gap-x-3 px-5 py-3">
      <span className={`font-bold ${isCorrect ? 'text-good' : 'text-bad'}`}>
        <span aria-hidden="true">{isCorrect ? '✓' : '✗'}</span>
        <span className="sr-only">{isCorrect ? 'Right:' : 'Not yet:'}</span>
      </span>
      <div className="min-w-0">
        <p className="font-semibold wrap-anywhere">
          {lesson === null ? (
            topicTitle
          ) : (
            <Link to={lesson.to} className="underline-offset-4 hover:text-accent hover:underline">
              {lesson.title}
            </Link>
          )}
        </p>
        <p className="text-sm quiet:hidden">{payWords}</p>
        {returnWords && <p className="text-sm text-muted">The task {returnWords}.</p>}
      </div>
    </li>
  )
}

function TopicLine({ topic }: { readonly topic: PractisedTopic }) {
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 px-5 py-3">
      <Link to={`/topics/${topic.topicSlug}`} className="font-semibold underline-offset-4 hover:underline">
        {topic.topicTitle}
      </Link>
      <span className="quiet:hidden">
        Level {topic.level}: {levelInWords(topic)}
        {topic.earnedXp > 0 && <span className="text-earned"> (+{topic.earnedXp})</span>}
      </span>
    </li>
  )
}

function WaysOn({ resumeTo }: Pick<PracticeSummaryProps, 'resumeTo'>) {
  return (
    <div className="flex flex-wrap gap-3">
      {resumeTo === null ? (
        <ButtonLink to="/practice" data-key="next">
          Practise more
        </ButtonLink>
      ) : (
        <ButtonLink to={resumeTo} data-key="next">
          Go on with this session
        </ButtonLink>
      )}
      <ButtonLink to="/dashboard" look="secondary">
        Dashboard
      </ButtonLink>
    </div>
  )
}
