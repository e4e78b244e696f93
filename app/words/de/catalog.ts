import type { Catalog } from '#app/words/words.ts'
import { ui } from './ui.ts'

/** Everything in German. */
export const catalog: Catalog = { ui }
