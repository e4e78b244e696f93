// breaks: architecture/questions-take-a-reader
import type { Primary } from '#app/data/primary.ts'

/** Breaks: a question is asked of a Reader. */
export async function getChallenge(primary: Primary): Promise<string> {
  await primary.commit([])
  return 'x'
}
