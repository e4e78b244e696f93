import { ui } from './en/ui.ts'
import type { Locale } from './locale.ts'
import { wordsOf } from './words.ts'

/** A length of time as people say it: `45 min`, `3 h`, `2 h 30 min`. */
export function durationInWords(locale: Locale, minutes: number): string {
  const t = wordsOf(ui, locale)
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return t('duration.minutes', { minutes: rest })
  return rest === 0 ? t('duration.hours', { hours }) : t('duration.both', { hours, minutes: rest })
}
