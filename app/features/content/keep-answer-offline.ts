import { tasks } from '#app/words/en/tasks.ts'
import { documentLocale } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'
import type { AnswerResult } from './rules/answer-result.ts'
import { toFormFields } from './rules/form-fields.ts'

/**
 * Sends an answer; when the server is out of reach, keeps it on the page and says so. For a route's `clientAction`.
 *
 * @param send Remix's `serverAction`
 * @throws whatever is no failure of the network
 */
export async function keepAnswerOffline(request: Request, send: () => Promise<unknown>): Promise<unknown> {
  const fields = toFormFields(await request.clone().formData())
  try {
    return await send()
  } catch (error) {
    // Browsers throw a TypeError when a request gets no response at all.
    if (!(error instanceof TypeError) || fields['intent']?.[0] !== 'answer') throw error
    const answered: AnswerResult = {
      status: 'refused',
      taskId: fields['taskId']?.[0] ?? '',
      message: wordsOf(tasks, documentLocale())('message.outOfReach'),
      typed: fields,
    }
    return { answered }
  }
}
