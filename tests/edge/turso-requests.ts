import { z } from 'zod'

/** A value in Hrana's JSON: integers are text, because JSON's numbers are too small for them. */
const value = z.discriminatedUnion('type', [
  z.object({ type: z.literal('null') }),
  z.object({ type: z.literal('integer'), value: z.string() }),
  z.object({ type: z.literal('float'), value: z.number() }),
  z.object({ type: z.literal('text'), value: z.string() }),
  z.object({ type: z.literal('blob'), base64: z.string() }),
])

/** A statement, or the number of one that was stored before in the same request. Parameters have no names here. */
const statement = z.object({
  sql: z.string().optional(),
  sql_id: z.number().optional(),
  args: z.array(value).default([]),
  named_args: z.array(z.unknown()).max(0).default([]),
})

const condition: z.ZodType<HranaCondition> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('ok'), step: z.number() }),
    z.object({ type: z.literal('error'), step: z.number() }),
    z.object({ type: z.literal('not'), cond: condition }),
    z.object({ type: z.literal('and'), conds: z.array(condition) }),
    z.object({ type: z.literal('or'), conds: z.array(condition) }),
    z.object({ type: z.literal('is_autocommit') }),
  ]),
)

const step = z.object({ condition: condition.nullish(), stmt: statement })

const request = z.discriminatedUnion('type', [
  z.object({ type: z.literal('execute'), stmt: statement }),
  z.object({ type: z.literal('batch'), batch: z.object({ steps: z.array(step) }) }),
  z.object({ type: z.literal('sequence'), sql: z.string().optional(), sql_id: z.number().optional() }),
  z.object({ type: z.literal('store_sql'), sql: z.string(), sql_id: z.number() }),
  z.object({ type: z.literal('close_sql'), sql_id: z.number() }),
  z.object({ type: z.literal('get_autocommit') }),
  z.object({ type: z.literal('close') }),
])

/** The body of a request to `/v2/pipeline` or `/v3/pipeline`, as far as the clients here use it. */
export const pipelineBody = z.object({ requests: z.array(request) })

export type HranaValue = z.infer<typeof value>
export type HranaStatement = z.infer<typeof statement>
export type HranaStep = z.infer<typeof step>
export type HranaRequest = z.infer<typeof request>

/** When a step of a batch is to run; steps are counted from 0. */
export type HranaCondition =
  | { readonly type: 'ok' | 'error'; readonly step: number }
  | { readonly type: 'not'; readonly cond: HranaCondition }
  | { readonly type: 'and' | 'or'; readonly conds: readonly HranaCondition[] }
  | { readonly type: 'is_autocommit' }
