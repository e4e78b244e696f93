import { score } from '#app/features/challenge/rules/score.ts'
import { gradeOf } from '#app/features/content/rules/grade.ts'

/** A task type is a sub-folder of its slice. */
export const gradeNumber = (answer: number): string => gradeOf(score(answer, 1))
