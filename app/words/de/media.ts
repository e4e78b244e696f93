import type { media as english } from '#app/words/en/media.ts'
import type { TranslationOf } from '#app/words/slice.ts'

export const media: TranslationOf<typeof english> = {
  footnotes: 'Fußnoten',
  backToText: 'Zurück zu der Stelle, zu der Anmerkung {number, number} gehört',
  table: 'Tabelle: {columns}',
  unnamedTable: 'Tabelle',
}
