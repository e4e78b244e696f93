import { z, type ZodMiniType } from 'zod/mini'
import type { Json } from '#app/kernel/entry.ts'
import { fail, type Result } from '#app/kernel/result.ts'
import type { TaskWords } from './answer-words.ts'
import type { SqlRun } from './sql-run.ts'
import type { BodyProblem, BodyTools, FormFields, Grade, Graded, TaskTexts, TaskType } from './task-type.ts'

/**
 * A task type for those who do not care which: everything goes in and comes out as JSON, and is held to the type's
 * schemas on the way. A body that does not fit throws, because only the loader writes bodies; what a teacher or a
 * learner wrote fails as a value.
 */
export interface AnyTaskType {
  /** Reads what a teacher wrote, without `id`, `type` and `kind`; the problems say where it does not fit. */
  toBody(source: unknown, tools: BodyTools): Promise<Result<Json, readonly BodyProblem[]>>
  toHtml(body: Json, render: (markdown: string) => string): Json
  toQuestion(html: Json): Json
  /** Reads a posted form; the failure is the message beside the field, in the learner's language. */
  readAnswer(fields: FormFields, t: TaskWords): Result<Json, string>
  /** Reads an answer that came as JSON; the failure names the field: `choice: Choose one`. */
  parseAnswer(answer: unknown): Result<Json, string>
  /** What has to be run before grading; null for nothing. The answer has been read by one of the two above. */
  toRun(body: Json, answer: Json): SqlRun | null
  /** The answer has been read by one of the two above. */
  grade(graded: Graded<Json, Json>): Grade
}

/** Closes over a type's schemas. */
export function eraseTaskType<
  Source,
  Body extends TaskTexts & JsonObject,
  Question extends Json,
  Answer extends Json,
>(type: TaskType<Source, Body, Question, Answer>): AnyTaskType {
  return {
    async toBody(source, tools) {
      const parsed = type.source.safeParse(source, { error: ENGLISH })
      if (!parsed.success) return fail(parsed.error.issues.flatMap(toProblems))
      return type.toBody(parsed.data, tools)
    },
    toHtml: (body, render) => type.toHtml(type.body.parse(body), render),
    toQuestion: (html) => type.question.parse(type.toQuestion(type.body.parse(html))),
    readAnswer: (fields, t) => type.readAnswer(fields, t),
    parseAnswer: (answer) => parseNamed(type.answer, answer),
    toRun: (body, answer) => type.toRun(type.body.parse(body), type.answer.parse(answer)),
    grade: ({ body, html, answer, outcome }) =>
      type.grade({
        body: type.body.parse(body),
        html: type.body.parse(html),
        answer: type.answer.parse(answer),
        outcome,
      }),
  }
}

type JsonObject = { readonly [key: string]: Json }

/** Without it, `zod/mini` says "Invalid input" to everything. */
const ENGLISH = z.locales.en().localeError

function toProblems(issue: z.core.$ZodIssue): BodyProblem[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }]
  return issue.keys.map((key) => ({ path: [...path, key], message: `There is no field “${key}” here` }))
}

function parseNamed<Value extends Json>(schema: ZodMiniType<Value>, json: unknown): Result<Json, string> {
  const parsed = schema.safeParse(json)
  if (parsed.success) return { ok: true, value: parsed.data }
  const issue = parsed.error.issues[0]
  return fail(`${issue?.path.join('.') || 'answer'}: ${issue?.message ?? 'could not be read'}`)
}
