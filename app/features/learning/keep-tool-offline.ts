import { toFormFields } from '#app/features/content/rules/form-fields.ts'
import { notes } from '#app/words/en/notes.ts'
import { findLocale, LOCALES } from '#app/words/locale.ts'
import { wordsOf } from '#app/words/words.ts'
import type { ToolAnswer } from './rules/tool-result.ts'

/**
 * Sends a form about a lesson; when the server is out of reach, keeps what was typed on the page and says so. For a
 * route's `clientAction`.
 *
 * @param send Remix's `serverAction`
 * @throws whatever is no failure of the network
 */
export async function keepToolOffline(request: Request, send: () => Promise<unknown>): Promise<unknown> {
  const typed = toFormFields(await request.clone().formData())
  try {
    return await send()
  } catch (error) {
    // Browsers throw a TypeError when a request gets no response at all.
    if (!(error instanceof TypeError)) throw error
    const t = wordsOf(notes, findLocale(document.documentElement.lang) ?? LOCALES[0])
    const answer: ToolAnswer = {
      answered: { status: 'refused', message: t('refusals.outOfReach'), typed },
    }
    return answer
  }
}
