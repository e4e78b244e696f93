import { tasks } from '#app/words/en/tasks.ts'
import { LOCALES } from '#app/words/locale.ts'
import { wordsOf, type Words } from '#app/words/words.ts'

/** The texts of tasks in the learner's language: what a schema says of an answer that it cannot take. */
export type TaskWords = Words<typeof tasks>

/** The same in the language that programs are answered in. */
export const ENGLISH_WORDS: TaskWords = wordsOf(tasks, LOCALES[0])
