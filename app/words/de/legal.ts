import type { legal as english } from '#app/words/en/legal.ts'
import type { TranslationOf } from '#app/words/slice.ts'

export const legal: TranslationOf<typeof english> = {
  privacy: 'Datenschutz',
  terms: 'Nutzungsbedingungen',
  missing: 'Wer diese Schule betreibt, hat diese Seite noch nicht geschrieben.',
}
