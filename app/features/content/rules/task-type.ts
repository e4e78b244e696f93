import type { ZodMiniType } from 'zod/mini'
import type { Json } from '#app/kernel/entry.ts'
import type { Result } from '#app/kernel/result.ts'
import type { TaskWords } from './answer-words.ts'
import type { Remark } from './remark.ts'
import type { RunSql, SqlOutcome, SqlRun } from './sql-run.ts'

/** What every task says, whatever its type; Markdown in a body, HTML in its rendered twin. */
export interface TaskTexts {
  readonly prompt: string
  readonly right: string
  readonly wrong: string
}

/** What a learner is told about an answer. All texts are HTML, safe to show. */
export interface Explanation {
  /** `right` or `wrong` of the task. */
  readonly general: string
  /** A word on each thing chosen or typed, where the task has one. */
  readonly notes: readonly ExplanationNote[]
  /** What their SQL did, where the task ran some. */
  readonly outcome: SqlOutcome | null
}

/** A word on one choice, one part of an answer, or one typical mistake. */
export interface ExplanationNote {
  /** HTML of the choice or part that it is about; null when it is about the answer as a whole. */
  readonly about: string | null
  /** Which place of an order, or which gap of a text, `about` was put into; from 1. */
  readonly slot?: { readonly kind: 'place' | 'gap'; readonly number: number }
  readonly isRight: boolean
  /** What the teacher wrote about it; empty where they wrote nothing. */
  readonly html: string
  /** What the grader itself has to say. */
  readonly remark?: Remark
}

/** The server's word on an answer. */
export interface Grade {
  readonly isCorrect: boolean
  readonly explanation: Explanation
}

/** What a loader hands to a type that needs more than the words of the file. */
export interface BodyTools {
  /** Text of a file in the course's `datasets/`, or null when there is none of that name. */
  readonly readDataset: (name: string) => string | null
  readonly runSql: RunSql
}

/** A place in a task's source, as a path of keys and indexes, and what is wrong there. */
export interface BodyProblem {
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** Everything a grader may look at. */
export interface Graded<Body, Answer> {
  readonly body: Body
  /** The same body with its Markdown rendered. */
  readonly html: Body
  readonly answer: Answer
  /** What `run` asked for yielded; null when it asked for nothing. */
  readonly outcome: SqlOutcome | null
}

/**
 * One kind of task, whole: what a teacher writes, what is kept, what a learner sees, sends and is told. Pure: the same
 * functions run on the server and in the browser. A type is one folder under `task-types/` (with `answer-fields.tsx`
 * beside its `rules/`) and one line in `task-types.ts`.
 */
export interface TaskType<Source, Body extends TaskTexts, Question, Answer> {
  /** What a teacher writes, without `id`, `type` and `kind`. */
  readonly source: ZodMiniType<Source>
  /** What is kept in a revision: the source, completed by `toBody`. */
  readonly body: ZodMiniType<Body>
  /** What travels to a learner: the rendered body without its key. */
  readonly question: ZodMiniType<Question>
  /** Its messages are English: programs read them. */
  readonly answer: ZodMiniType<Answer>
  /** Completes and cross-checks what the schema alone cannot. */
  toBody(source: Source, tools: BodyTools): Promise<Result<Body, readonly BodyProblem[]>>
  /** The rendered twin: `render` applied to each Markdown text of the body. */
  toHtml(body: Body, render: (markdown: string) => string): Body
  /** Leaves out whatever gives the answer away. */
  toQuestion(html: Body): Question
  /** Reads a posted form; the failure is the message beside the field, in the learner's language. */
  readAnswer(fields: FormFields, t: TaskWords): Result<Answer, string>
  /** What has to be run before grading; null for most types. */
  toRun(body: Body, answer: Answer): SqlRun | null
  grade(graded: Graded<Body, Answer>): Grade
}

/** The fields of a posted form, each with its values in order. */
export type FormFields = Readonly<Record<string, readonly string[]>>

/**
 * Props of every type's `AnswerFields` view (`task-types/<type>/answer-fields.tsx`). The server has held question and answer
 * to the type's schemas; views import only types and limits of its `rules/`, so that no schema comes with a page.
 */
export interface AnswerFieldsProps<Question = Json, Answer = Json> {
  readonly question: Question
  /** The answer to show as given; null for none yet. */
  readonly answer: Answer | null
  /** The form as posted, when `readAnswer` could not read it: shown again as typed; null otherwise. */
  readonly typed: FormFields | null
  /** Makes ids unique on a page with several tasks. */
  readonly idPrefix: string
  /** Id of the element that holds a message about the answer, for `aria-describedby`. */
  readonly messageId: string | null
}
