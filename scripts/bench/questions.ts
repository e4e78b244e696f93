import type { Bench } from './bench.ts'
import type { BenchPlan } from './plan.ts'
import { outputOf, runSubject } from './run-subject.ts'
import type { Row } from './table.ts'
import { asRatio } from './words.ts'

/** Prepared questions and Prisma's, as multiples of the raw statement. */
export async function measurePreparedQuestions(bench: Bench, plan: BenchPlan): Promise<Row[]> {
  const task = ['questions', { blocks: plan.questionBlocks }] as const
  const { output, word } = outputOf(await runSubject(bench, 'here', task, { limitMs: 60_000 }))
  if (!output) return [toRow('prepared question vs the raw statement', word, 'under 1.3', null)]
  return output.flatMap(({ name, rows, rawUs, prepared, builtAnew, prisma }) => {
    const what = `${name} (${rows} rows, raw ${rawUs.toFixed(0)} µs)`
    const mine = `${asRatio(prepared)}; built anew each time ${asRatio(builtAnew)}`
    return [
      toRow(`prepared question vs the raw statement: ${what}`, mine, 'under 1.3', prepared < 1.3),
      ...(prisma === null
        ? []
        : [toRow(`Prisma's question vs the same: ${name}`, asRatio(prisma), 'stated', null)]),
    ]
  })
}

function toRow(what: string, here: string, aim: string, isMet: boolean | null): Row {
  return { what, usual: '–', http: '–', here, aim, isMet }
}
