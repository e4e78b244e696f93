import { z } from 'zod/mini'

/** The part of a browser's answer that is the same for new passkeys and for signing in; the library reads the rest. */
const Answer = z.looseObject({
  id: z.string().check(z.minLength(1), z.maxLength(1_400)),
  rawId: z.string(),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string() }),
  clientExtensionResults: z.looseObject({}),
})

/** Reads what a browser answered; null for what is no such answer. */
export function parsePasskeyAnswer(json: unknown): z.infer<typeof Answer> | null {
  if (typeof json !== 'string') return null
  try {
    return Answer.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}
