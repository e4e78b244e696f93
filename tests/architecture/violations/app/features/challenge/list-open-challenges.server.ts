import type { Reader } from '#app/data/reader.ts'
import { compile } from '#app/data/sql.ts'
import { streakDays } from '#app/features/user/rules/streak.ts'
import { score } from './rules/score.ts'

/** A question. */
export function listOpenChallenges(reader: Reader): readonly number[] {
  return reader.all(compile('open')).map((row) => score(streakDays([]), row.length))
}
