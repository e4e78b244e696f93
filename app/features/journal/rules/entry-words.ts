import { journal } from '#app/words/en/journal.ts'
import { dateLocaleOf } from '#app/words/locale.ts'
import type { Words } from '#app/words/words.ts'

/** What people call entries of a kind, such as `attempt.v1`: `2 answers`. Of an unknown kind: `2 pieces of work`. */
export function entriesOfKind(t: Words<typeof journal>, kind: string, count: number): string {
  const name = kind.replace(/\.v\d+$/, '')
  return isKnown(name) ? t(`kinds.${name}`, { count }) : t('otherKind', { count })
}

/** The same for several kinds: `2 answers and 1 note`. */
export function entriesOfKinds(
  t: Words<typeof journal>,
  kinds: readonly { readonly kind: string; readonly count: number }[],
): string {
  const parts = kinds.map(({ kind, count }) => entriesOfKind(t, kind, count))
  return new Intl.ListFormat(dateLocaleOf(t.locale)).format(parts)
}

function isKnown(name: string): name is keyof typeof journal.messages.kinds {
  return Object.hasOwn(journal.messages.kinds, name)
}
