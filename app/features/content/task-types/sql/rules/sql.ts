import { readForm } from '#app/features/content/rules/read-form.ts'
import { renderTexts } from '#app/features/content/rules/task-texts.ts'
import type { TaskType } from '#app/features/content/rules/task-type.ts'
import { completeBody } from './complete-body.ts'
import { gradeRows } from './grade-rows.ts'
import { answerIn, Body, Source, SqlAnswer, SqlQuestion } from './schemas.ts'

/** Statements that run on a dataset; their rows, or those of the task's `check`, are compared with the solution's. */
export const sql: TaskType<Source, Body, SqlQuestion, SqlAnswer> = {
  source: Source,
  body: Body,
  question: SqlQuestion,
  answer: SqlAnswer,
  toBody: completeBody,
  toHtml: (body, render) => ({
    ...body,
    ...renderTexts(body, render),
    mistakes: body.mistakes.map(({ explanation, yields }) => ({ explanation: render(explanation), yields })),
  }),
  toQuestion: (html) => ({ prompt: html.prompt, starter: html.starter, tables: html.tables }),
  readAnswer: (fields, t) => readForm(answerIn(t), { sql: fields['sql']?.[0]?.replace(/\r\n?/g, '\n') }),
  toRun: (body, answer) => ({ setup: body.setup, statements: answer.sql, check: body.check }),
  grade: gradeRows,
}
