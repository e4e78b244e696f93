import type { Catalog } from '#app/words/words.ts'
import { content } from './content.ts'
import { ui } from './ui.ts'

/** Everything in German. */
export const catalog: Catalog = { content, ui }
