import { Link } from '@remix-run/react'
import { ArrowRight } from 'lucide-react'
import { ButtonLink } from '#app/ui/button.tsx'
import { dashboard } from '#app/words/en/dashboard.ts'
import { useWords } from '#app/words/use-words.ts'
import type { Recommendation } from './rules/recommend.ts'
import { recommendationInWords } from './rules/recommendation-words.ts'

/** What to do now and why: the first thing at length, the others below it. */
export function RecommendationList({ recommendations }: RecommendationListProps) {
  const [first, ...others] = recommendations
  const t = useWords(dashboard)
  if (!first) return null
  const { title, reason, verb } = recommendationInWords(t, first)
  return (
    <section aria-labelledby="now" className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-5 rounded-card border border-accent bg-accent-soft p-6">
        <div className="min-w-0 space-y-1">
          <h2 id="now" className="font-sans text-sm font-semibold text-accent">
            {t('now.title')}
          </h2>
          <p className="font-serif text-2xl leading-tight font-bold wrap-anywhere">{title}</p>
          <p>{reason}</p>
        </div>
        <ButtonLink to={first.to}>{verb}</ButtonLink>
      </div>
      {others.length > 0 && (
        <ul className="grid gap-4 sm:auto-cols-fr sm:grid-flow-col">
          {others.map((one) => (
            <OtherAdvice key={one.kind} one={one} />
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

function OtherAdvice({ one }: { readonly one: Recommendation }) {
  const { title, reason } = recommendationInWords(useWords(dashboard), one)
  return (
    <li className="group relative rounded-card border border-line bg-raised p-4 hover:border-accent">
      <Link
        to={one.to}
        className="flex items-center gap-1 font-semibold wrap-anywhere after:absolute after:inset-0 group-hover:text-accent"
      >
        {title} <ArrowRight aria-hidden="true" className="size-4 shrink-0 rtl:-scale-x-100" />
      </Link>
      <p className="text-sm text-muted">{reason}</p>
    </li>
  )
}
