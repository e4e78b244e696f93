import type { ShouldRevalidateFunctionArgs } from '@remix-run/react'
import type { AnswerResult } from './rules/answer-result.ts'

/**
 * A refused answer changed nothing, so nothing is loaded again: what is loaded without a connection or a session
 * would take the place of what was typed. For a route's `shouldRevalidate`.
 */
export function revalidateUnlessRefused({
  actionResult,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  // cast: Remix cannot know what an action answers; anything else has no such property.
  const answered = (actionResult as { readonly answered?: AnswerResult } | undefined)?.answered
  return answered?.status === 'refused' ? false : defaultShouldRevalidate
}
