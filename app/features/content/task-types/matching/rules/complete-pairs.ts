import { findPlainText } from '#app/features/content/rules/plain-text.ts'
import { shuffleTexts } from '#app/features/content/rules/shuffle-texts.ts'
import type { BodyProblem, TaskTexts } from '#app/features/content/rules/task-type.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'

/** What a teacher writes of a matching task. */
export interface WrittenPairs extends TaskTexts {
  readonly pairs: readonly {
    readonly term: string
    readonly match: string
    readonly explanation?: string | undefined
  }[]
  /** Matches that belong to no term. */
  readonly extras: readonly string[]
}

/**
 * Gives terms and matches their ids. A match that several terms have is one; three matches and more are shown in an order
 * that is not that of their terms.
 *
 * @returns a problem at a term that is there twice, at an extra that is a match of something, and where there is nothing
 *   to choose from
 */
export function completePairs({ pairs, extras, ...texts }: WrittenPairs) {
  const written = [...new Set([...pairs.map(({ match }) => match), ...extras])]
  const problems = findProblems({ pairs, extras })
  if (problems.length > 0) return fail(problems)
  const shown = shuffleTexts(written, `${texts.right}\n${texts.wrong}`)
  return ok({
    ...texts,
    terms: pairs.map(({ term, match, explanation = null }, index) => ({
      id: String(index),
      text: term,
      match: String(shown.indexOf(written.indexOf(match))),
      explanation,
    })),
    matches: shown.map((from, place) => {
      const text = written[from] ?? ''
      return { id: String(place), text, plain: findPlainText(text) }
    }),
  }) satisfies Result<unknown, readonly BodyProblem[]>
}

function findProblems({ pairs, extras }: Pick<WrittenPairs, 'pairs' | 'extras'>): BodyProblem[] {
  const matches = new Set(pairs.map(({ match }) => match))
  const twice = pairs.flatMap(({ term }, index): BodyProblem[] =>
    pairs.findIndex((other) => other.term === term) < index
      ? [{ path: ['pairs', index, 'term'], message: `“${term}” is there twice` }]
      : [],
  )
  const spoilt = extras.flatMap((extra, index): BodyProblem[] => {
    if (matches.has(extra)) return [{ path: ['extras', index], message: `“${extra}” belongs to a term` }]
    return extras.indexOf(extra) < index
      ? [{ path: ['extras', index], message: `“${extra}” is there twice` }]
      : []
  })
  if (matches.size + extras.length > 1) return [...twice, ...spoilt]
  return [{ path: ['pairs'], message: 'All pairs have the same match' }]
}
