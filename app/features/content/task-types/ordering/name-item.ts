import type { TaskWords } from '#app/features/content/rules/answer-words.ts'
import type { OpenItem } from './rules/ordering.ts'

/** An item in plain characters; by its number, as it was first shown, where it cannot be said in them. */
export function nameItem(items: readonly OpenItem[], id: string, t: TaskWords): string {
  const index = items.findIndex((item) => item.id === id)
  return items[index]?.plain ?? t('ordering.item', { number: index + 1 })
}
