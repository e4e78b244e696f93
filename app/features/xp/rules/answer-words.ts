import type { xp } from '#app/words/en/xp.ts'
import type { Words } from '#app/words/words.ts'
import { payInWords } from './pay-words.ts'
import type { Pay } from './pay.ts'
import { returnInWords } from './return-words.ts'

/** An answer, as far as there is something to be said of it. */
export interface SaidAnswer {
  readonly pay: Pay
  /** `YYYY-MM-DD` where the learner was. */
  readonly localDay: string
  /** `YYYY-MM-DD`; null where the schedule says nothing. */
  readonly nextReviewDay: string | null
}

/**
 * What an answer paid and why, and when its task comes back; the latter is empty where the schedule says nothing.
 *
 * @param today `YYYY-MM-DD` where the learner is
 */
export function answerInWords(
  t: Words<typeof xp>,
  { pay, localDay, nextReviewDay }: SaidAnswer,
  today: string,
): { readonly payWords: string; readonly returnWords: string } {
  return {
    payWords: payInWords(t, pay, { isToday: localDay === today }),
    returnWords: returnInWords(t, nextReviewDay, today),
  }
}
