import { Link } from '@remix-run/react'
import { ButtonLink } from '#app/ui/button.tsx'
import type { Recommendation } from './rules/recommend.ts'

/** What to do now and why: the first thing at length, the others below it. */
export function RecommendationList({ recommendations }: RecommendationListProps) {
  const [first, ...others] = recommendations
  if (!first) return null
  return (
    <section aria-labelledby="now" className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-5 rounded-card border border-accent bg-accent-soft p-6">
        <div className="min-w-0 space-y-1">
          <h2 id="now" className="font-sans text-sm font-semibold text-accent">
            What to do now
          </h2>
          <p className="font-serif text-2xl leading-tight font-bold wrap-anywhere">{first.title}</p>
          <p>{first.reason}.</p>
        </div>
        <ButtonLink to={first.to}>{verbOf(first)}</ButtonLink>
      </div>
      {others.length > 0 && (
        <ul className="grid gap-4 sm:auto-cols-fr sm:grid-flow-col">
          {others.map((one) => (
            <li
              key={one.kind}
              className="group relative rounded-card border border-line bg-raised p-4 hover:border-accent"
            >
              <Link
                to={one.to}
                className="font-semibold wrap-anywhere after:absolute after:inset-0 group-hover:text-accent"
              >
                {one.title}
              </Link>
              <p className="text-sm text-muted">{one.reason}.</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface RecommendationListProps {
  /** The most useful first. */
  readonly recommendations: readonly Recommendation[]
}

function verbOf(one: Recommendation): string {
  switch (one.kind) {
    case 'continue':
      return one.isBegun ? 'Continue' : 'Begin this lesson'
    case 'due':
      return 'Review now'
    case 'next-lesson':
      return 'Begin this lesson'
    case 'weak-topic':
      return 'Practise it'
  }
}
